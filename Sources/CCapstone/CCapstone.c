#include "CCapstone.h"

#include <string.h>

_Static_assert(sizeof ((cs_insn *)0)->mnemonic + sizeof ((cs_insn *)0)->op_str <= ccapstone_text_capacity,
               "both texts fit, with a blank in the place of the first one's zero");

size_t ccapstone_write(const cs_insn *instruction, uint8_t *text) {
  size_t mnemonic = strnlen(instruction->mnemonic, sizeof instruction->mnemonic - 1);
  size_t operands = strnlen(instruction->op_str, sizeof instruction->op_str - 1);
  memcpy(text, instruction->mnemonic, mnemonic);
  if (operands == 0) return mnemonic;
  text[mnemonic] = ' ';
  memcpy(text + mnemonic + 1, instruction->op_str, operands);
  return mnemonic + 1 + operands;
}

static bool has_branch_group(const cs_detail *detail) {
  for (size_t i = 0; i < detail->groups_count && i < sizeof detail->groups; i++) {
    switch (detail->groups[i]) {
    case CS_GRP_JUMP:
    case CS_GRP_CALL:
    case CS_GRP_BRANCH_RELATIVE:
      return true;
    }
  }
  return false;
}

// Capstone 4 puts `bl` of PowerPC, `brasl` of s390, `call` of SPARC and `jal` of MIPS in no group. Their mnemonics
// say it; the few others that begin so have no number as their last operand, or one that is no address of code.
static bool is_named_branch(cs_arch architecture, const char *mnemonic) {
  switch (architecture) {
  case CS_ARCH_PPC:
  case CS_ARCH_SYSZ:
  case CS_ARCH_MIPS:
    return mnemonic[0] == 'b' || mnemonic[0] == 'j';
  case CS_ARCH_SPARC:
    return strcmp(mnemonic, "call") == 0;
  default:
    return false;
  }
}

// The target is the last operand: before it stand the conditions and registers that are compared.
#define LAST_IMMEDIATE(part, immediate_type)                                                       \
  do {                                                                                             \
    size_t count = detail->part.op_count;                                                          \
    size_t limit = sizeof detail->part.operands / sizeof detail->part.operands[0];                 \
    if (count == 0 || count > limit) return false;                                                 \
    if (detail->part.operands[count - 1].type != immediate_type) return false;                     \
    *target = (uint64_t)(int64_t)detail->part.operands[count - 1].imm;                             \
    return true;                                                                                   \
  } while (0)

bool ccapstone_branch_target(cs_arch architecture, const cs_insn *instruction, uint64_t *target) {
  const cs_detail *detail = instruction->detail;
  if (detail == NULL) return false;
  if (!has_branch_group(detail) && !is_named_branch(architecture, instruction->mnemonic)) return false;
  switch (architecture) {
  case CS_ARCH_X86:
    // Far jumps have two: a segment and an offset.
    if (detail->x86.op_count != 1) return false;
    LAST_IMMEDIATE(x86, X86_OP_IMM);
  case CS_ARCH_ARM64:
    LAST_IMMEDIATE(arm64, ARM64_OP_IMM);
  case CS_ARCH_ARM:
    LAST_IMMEDIATE(arm, ARM_OP_IMM);
  case CS_ARCH_PPC:
    LAST_IMMEDIATE(ppc, PPC_OP_IMM);
  case CS_ARCH_MIPS:
    LAST_IMMEDIATE(mips, MIPS_OP_IMM);
  case CS_ARCH_SPARC:
    LAST_IMMEDIATE(sparc, SPARC_OP_IMM);
  case CS_ARCH_SYSZ:
    LAST_IMMEDIATE(sysz, SYSZ_OP_IMM);
  default:
    return false;
  }
}
