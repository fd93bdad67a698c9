#include "shop.h"

int crlf(int a) {
  int b = a;
	b += 1;

  return b;
}