/// Sample types that tell more together: what takes space, and how many objects it is.
private let companions = [
  ("inuse_space", "inuse_objects"), ("alloc_space", "alloc_objects"), ("space", "objects"),
]

/// The sample type that is shown beside another, if any.
package func companionType(of type: [UInt8]) -> [UInt8]? {
  for (space, objects) in companions {
    if type.elementsEqual(space.utf8) { return Array(objects.utf8) }
    if type.elementsEqual(objects.utf8) { return Array(space.utf8) }
  }
  return nil
}
