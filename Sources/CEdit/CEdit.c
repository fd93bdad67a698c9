#include "CEdit.h"

EditLine *cedit_open(const char *program, char *(*prompt)(EditLine *)) {
  EditLine *editor = el_init(program, stdin, stderr, stderr);
  if (!editor) return NULL;
  el_set(editor, EL_PROMPT, prompt);
  el_set(editor, EL_EDITOR, "emacs");
  // Signals from elsewhere put the terminal back as it was; those of keys are keys.
  el_set(editor, EL_SIGNAL, 1);
  el_set(editor, EL_SETTY, "-d", "-isig", NULL);
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_source(editor, NULL);
  return editor;
}

void cedit_bind(EditLine *editor, const char *name, const char *key, cedit_action action) {
  el_set(editor, EL_ADDFN, name, name, action);
  el_set(editor, EL_BIND, key, name, NULL);
  // Of vi's keys, also those that are commands.
  el_set(editor, EL_BIND, "-a", key, name, NULL);
}

void cedit_set_owner(EditLine *editor, void *owner) { el_set(editor, EL_CLIENTDATA, owner); }

void *cedit_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

const char *cedit_read(EditLine *editor, int *count) {
  // libedit would show the prompt first, and lose keys that are pressed before it has the terminal.
  el_set(editor, EL_PREP_TERM, 1);
  return el_gets(editor, count);
}

History *cedit_history(EditLine *editor, int size) {
  History *lines = history_init();
  if (!lines) return NULL;
  HistEvent event;
  history(lines, &event, H_SETSIZE, size);
  el_set(editor, EL_HIST, history, lines);
  return lines;
}

void cedit_remember(History *lines, const char *line) {
  HistEvent event;
  history(lines, &event, H_ENTER, line);
}
