/// A fixed text.
enum CxxWord: UInt8 {
  case std, allocator, basicString, basicIstream, basicOstream, basicIostream, charTraits
  case string, istream, ostream, iostream
  case anonymousNamespace, blockLiteral, stringLiteral, empty, auto, decltypeAuto
  case lambda, templateTemplate
  case restrict, volatile, const, transactionSafe, noexcept, `throw`
  case `struct`, union, `enum`
  case vtable, vtt, typeinfo, typeinfoName, parameterObject, thunk, virtualThunk, covariantThunk
  case typeinfoFunction, javaClass, tlsInitializer, tlsWrapper, guardVariable, referenceTemporary
  case hiddenAlias, transactionClone, nonTransactionClone, javaResource, moduleInitializer, block

  var spelling: String { Self.spellings[Int(rawValue)] }

  private static let spellings = [
    "std", "allocator", "basic_string", "basic_istream", "basic_ostream", "basic_iostream",
    "char_traits", "string", "istream", "ostream", "iostream", "(anonymous namespace)",
    "'block-literal'", "string literal", "", "auto", "decltype(auto)", "lambda",
    "template_template", "restrict", "volatile", "const", "transaction_safe", "noexcept", "throw",
    "struct", "union", "enum", "vtable for ", "VTT for ", "typeinfo for ", "typeinfo name for ",
    "template parameter object for ", "non-virtual thunk to ", "virtual thunk to ",
    "covariant return thunk to ", "typeinfo fn for ", "java Class for ",
    "TLS init function for ", "TLS wrapper function for ", "guard variable for ",
    "reference temporary for ", "hidden alias for ", "transaction clone for ",
    "non-transaction clone for ", "java resource ", "initializer for module ",
    "invocation function for block in ",
  ]
}
