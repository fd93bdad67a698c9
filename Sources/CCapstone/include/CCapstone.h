// Capstone, as the system installs it, and what Swift cannot read of its structures: unions, and
// arrays of characters.
#ifndef CCAPSTONE_H
#define CCAPSTONE_H

#include <capstone/capstone.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The most that `ccapstone_write` writes.
enum { ccapstone_text_capacity = CS_MNEMONIC_SIZE + 160 };

/// Writes the mnemonic and, after a blank, the operands if there are any; no zero follows.
///
/// Returns how many bytes that are.
size_t ccapstone_write(const cs_insn *instruction, uint8_t *text);

/// Where a call or jump goes, if its operand says it.
///
/// Needs an instruction that was decoded with CS_OPT_DETAIL.
bool ccapstone_branch_target(cs_arch architecture, const cs_insn *instruction, uint64_t *target);

#endif
