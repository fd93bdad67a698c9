// libedit, as the system installs it, with its functions of varying arguments spelled out.
#ifndef CEDIT_H
#define CEDIT_H

#include <histedit.h>

typedef unsigned char (*cedit_action)(EditLine *, int);

// An editor on standard input that shows itself on standard error, with the keys of Emacs unless
// ~/.editrc says otherwise. It takes Ctrl-C and Ctrl-Z as keys. The prompt has to outlive it.
EditLine *cedit_open(const char *program, char *(*prompt)(EditLine *));
void cedit_bind(EditLine *editor, const char *name, const char *key, cedit_action action);

// A line with its end, which is the editor's until the next one; NULL when there are no more.
const char *cedit_read(EditLine *editor, int *count);

// Something of the caller's that goes with an editor.
void cedit_set_owner(EditLine *editor, void *owner);
void *cedit_owner(EditLine *editor);

History *cedit_history(EditLine *editor, int size);
void cedit_remember(History *history, const char *line);

#endif
