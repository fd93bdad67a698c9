// Functions in sections of their own, in an order other than that in memory.
struct place {
  int row, column;
};

__attribute__((section(".init.text"))) int start_module(int count) {
  return count + 1;
}

__attribute__((section(".text.unlikely"))) int rare(struct place *place) {
  return place->row * place->column;
}

int work(struct place *place) {
  place->row++;
  return rare(place);
}
