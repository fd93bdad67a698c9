// Rules for programs of Swift, by the names of its runtime and its standard library. What it shares
// with C++ (allocation, copying, locks) is among the native rules.

extension AdviceRules {
  static let swift: [AdviceRule] = [
    AdviceRule(
      name: "swift-counting", runtime: .swift,
      test: .through(
        #"^_?(swift_((nonatomic_)?(retain|release)(_n)?|bridgeObject(Retain|Release)(_n)?|"#
          + #"unknownObject\w*|weak\w+|unowned\w+|isUniquelyReferenced\w*|retainCount|tryRetain)|"#
          + #"swift_retain_?|swift_release_?|outlined (retain|release|consume|copy))|"#
          + #"^swift::(RefCounts|InlineRefCount|SideTable)"#,
        except: ["swift-destruction", "swift-exclusivity"]),
      // Some nanoseconds each; beyond a sixth every step through the data pays for them.
      threshold: 0.15, title: "Retain and release",
      advice:
        "Walk over structs or indices in place of class instances, take classes out of what is "
        + "copied in loops, borrow (borrowing, Span, ~Copyable), mark classes final."),
    AdviceRule(
      name: "swift-destruction", runtime: .swift,
      test: .through(
        #"^(_swift_release_dealloc|swift_arrayDestroy|destroy for |outlined destroy|"#
          + #"__swift_destroy_boxed|.*__deallocating_deinit$)"#),
      // Objects that die as fast as that should not have been made.
      threshold: 0.15, title: "Destroying objects",
      advice: "Short-lived objects. Use structs, reuse instances, keep arrays (removeAll with "
        + "keepingCapacity)."),
    AdviceRule(
      name: "swift-exclusivity", runtime: .swift,
      test: .through(#"^swift_(begin|end)Access\w*|^swift::runtime::(AccessSet|SwiftTLSContext)"#),
      // The check finds mistakes and computes nothing.
      threshold: 0.05, title: "Exclusivity checks",
      advice: "Properties of classes are checked at each access. Copy them to a local variable "
        + "around loops, make the class final and the property private, use structs; "
        + "-enforce-exclusivity=unchecked shows what there is to gain."),
    AdviceRule(
      name: "swift-casts", runtime: .swift,
      test: .through(
        #"^(swift_dynamicCast\w*|tryCast\w*|_?swift_conformsToProtocol\w*|_conformsToProtocol\w*|"#
          + #"swift::.*(conformsToProtocol|dynamicCast)\w*|swift_isClassType)"#),
      // A cast asks the runtime, by tables and locks.
      threshold: 0.05, title: "Casts at run time",
      advice:
        "as?, is and Any ask the runtime. Use generics, an enum of the cases, or a requirement "
        + "of the protocol."),
    AdviceRule(
      name: "swift-metadata", runtime: .swift,
      test: .through(
        #"^(_?swift_(get(Generic|Singleton|Foreign|Opaque|Tuple|Function|Existential|Metatype)?\w*"#
          + #"(Metadata|Type)\w*|getAssociated\w+|getWitnessTable|checkMetadataState|"#
          + #"getTypeByMangled\w+|instantiate\w+|initClassMetadata\w*|allocateGeneric\w+)|"#
          + #"__swift_instantiate\w+|(generic )?type metadata accessor|lazy protocol witness|"#
          + #"swift::(MetadataCacheEntry|LockingConcurrentMap|TypeLookup|Demangle)\w*)"#,
        except: ["swift-casts"]),
      // Types are found once, then kept, unless generic code is not specialized.
      threshold: 0.05, title: "Metadata of types",
      advice: "Generic code runs unspecialized. Mark it @inlinable or @_specialize across modules, "
        + "build in release mode with whole-module optimization, take concrete types."),
    AdviceRule(
      name: "swift-existentials", runtime: .swift,
      test: .through(
        #"^(initializeWithCopy for|assignWith(Copy|Take) for|outlined (init|assign) with|"#
          + #"swift::metadataimpl::|__swift_(project|mutable_project|allocate)_(boxed|value)|"#
          + #"swift::TargetExistential|getEnumTagSinglePayload)"#,
        except: ["swift-casts"]),
      // Each copies a value through tables, with its references.
      threshold: 0.1, title: "Copying values of unknown type",
      advice:
        "any P and unspecialized generics copy through witness tables. Use some P or generics, "
        + "enums, smaller values; pass borrowing or inout."),
    AdviceRule(
      name: "swift-array-copies", runtime: .swift,
      test: .through(
        #"(ContiguousArrayBuffer|ArrayBuffer\w*)\.(_consumeAndCreateNew|_copyContents|"#
          + #"_copyToNew\w*)|"#
          + #"Array(Slice)?\.(_copyToNewBuffer|_createNewBuffer|_reserveCapacityImpl|"#
          + #"reserveCapacityForAppend|_makeMutableAndUnique|reserveCapacity)"#),
      // As for copying.
      threshold: 0.1, title: "Arrays that are copied or grown",
      advice:
        "An array that somebody else still holds is copied when it changes; one that grows is "
        + "moved. Reserve capacity, change in place (inout), do not keep a second reference."),
    AdviceRule(
      name: "swift-hashing", runtime: .swift,
      test: .through(
        #"^(specialized )?(Hasher|_?_?NativeDictionary|_NativeSet|__Raw(Dictionary|Set)Storage|"#
          + #"_HashTable|Dictionary\.(subscript|_Variant|updateValue)|Set\.(insert|contains|"#
          + #"_Variant))|"#
          + #"_rawHashValue\(seed:\)|\.hash\(into:\)|^Hasher\."#),
      // As for maps of Go.
      threshold: 0.15, title: "Dictionaries, sets and hashing",
      advice:
        "Look up once (subscript with default, one index), reserve capacity, use small integer "
        + "keys, or an array where keys are dense."),
    AdviceRule(
      name: "swift-strings", runtime: .swift,
      test: .through(
        #"^(specialized )?(static )?(String|Substring|Character|_StringGuts|_StringObject|Unicode|"#
          + #"_CharacterRecognizer|_stringCompare\w*|String\.(UTF8|UTF16|UnicodeScalar)View)\b"#,
        except: ["swift-hashing"]),
      // Text is seldom what a program is for; bytes are ten times faster.
      threshold: 0.15, title: "Strings and characters",
      advice: "Characters are found by Unicode's rules at each step. Work on utf8 views or bytes, "
        + "append in place, and keep indices in place of counting."),
    AdviceRule(
      name: "swift-tasks", runtime: .swift,
      test: .through(
        #"^swift_(task_(switch|create\w*|enqueue\w*|alloc|dealloc|future_wait\w*)|"#
          + #"continuation_\w+|"#
          + #"asyncLet_\w+|job_\w*enqueue|defaultActor_(enqueue|deallocate))|^swift::runJobInEst"#),
      // Switching costs some hundred nanoseconds.
      threshold: 0.1, title: "Switching between tasks",
      advice:
        "The pieces of work between suspensions are too small. Await fewer times, batch, keep "
        + "hot loops synchronous and on one actor."),
  ]
}
