// Functions that are inlined into each other, in a header of their own.
namespace shapes {

inline __attribute__((always_inline)) int square(int side) {
  return side * side + 1;
}

inline __attribute__((always_inline)) int cube(int side) {
  int face = square(side);
  return face * side + square(face);
}

struct Box {
  int side;
  int volume(int scale) const;
  static int count(int boxes) { return cube(boxes) - boxes; }
};

}  // namespace shapes
