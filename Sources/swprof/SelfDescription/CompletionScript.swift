/// The scripts that teach a shell to complete command lines of swprof.
///
/// They ask swprof itself: `swprof completion words POSITION WORD...` prints what `WordCompletion`
/// offers for the word at that position, which is where the cursor is.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  // bash splits words at = and : as well, and replaces only what comes after the last of them. A
  // cursor between two words is not told from one at the second, so that COMP_POINT decides.
  private static let bashText = #"""
    # Completion of swprof for bash.
    _swprof() {
      local line=$COMP_LINE words=() position= replaced= after index word
      for index in "${!COMP_WORDS[@]}"; do
        word=${COMP_WORDS[index]}
        if [[ $index -gt 0 && -n $word && $line == "$word"* ]]; then
          words[${#words[@]}-1]+=$word
        else
          line=${line#"${line%%[![:space:]]*}"}
          if [[ -z $position && $COMP_POINT -lt $((${#COMP_LINE} - ${#line})) ]]; then
            position=${#words[@]}
            words+=("")
          fi
          words+=("$word")
        fi
        line=${line#"$word"}
        if [[ -z $position && $COMP_POINT -le $((${#COMP_LINE} - ${#line})) ]]; then
          position=$((${#words[@]} - 1))
          after=$((${#COMP_LINE} - ${#line} - COMP_POINT))
          replaced=${word:0:${#word}-after}
          words[position]=${words[position]:0:${#words[position]}-after}
        fi
      done

      [[ $replaced == *[!=:]* ]] || replaced=
      local kept=${words[position]%"$replaced"}
      local program answer
      program=$(type -P "$1") || program=swprof
      mapfile -t answer < <("$program" completion words $((position - 1)) "${words[@]:1}" 2>/dev/null)

      COMPREPLY=()
      for word in "${answer[@]:1}"; do
        word=${word%%$'\t'*}
        COMPREPLY+=("${word#"$kept"}")
      done
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi

      local path=${replaced#-*=}
      local before=${replaced%"$path"}
      case ${answer[0]} in
        files) word=-f ;;
        folders) word=-d ;;
        *) return ;;
      esac
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$word" -P "$before" -- "$path")
    }
    complete -F _swprof swprof

    """#

  private static let zshText = #"""
    #compdef swprof
    # Completion of swprof for zsh.
    _swprof() {
      local -a answer plain open
      local line word meaning option result=1
      answer=("${(@f)$(_call_program words ${words[1]} completion words $((CURRENT - 2)) \
        "${(@qq)${(@Q)words[2,-1]}}")}")
      [[ $PREFIX == -*=* ]] && option=${PREFIX%%=*}=
      compset -P '-[^=]##='
      for line in "${(@)answer[2,-1]}"; do
        word=${${line%%$'\t'*}#$option}
        [[ $line == *$'\t'* ]] && meaning=:${line#*$'\t'} || meaning=
        [[ $word == *= ]] && open+=(${word//:/\\:}$meaning) || plain+=(${word//:/\\:}$meaning)
      done
      _describe 'swprof' open -S '' -- plain && result=0
      case $answer[1] in
        files)
          _files && result=0 ;;
        folders)
          compset -P '*:'
          _files -/ && result=0 ;;
      esac
      return result
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _swprof "$@"; else compdef _swprof swprof; fi

    """#

  // fish does not tell the words after the cursor.
  private static let fishText = #"""
    # Completion of swprof for fish.
    function __swprof_words
      set -l words (commandline -opc) (commandline -ct)
      set -l current $words[-1]
      set -l position (math (count $words) - 2)
      set -l answer ($words[1] completion words $position $words[2..-1] 2>/dev/null)
      set -l path (string replace -r -- '^-[^=]+=' '' "$current")
      set -l option (string replace -r -- '^(-[^=]+=)?.*' '$1' "$current")
      switch "$answer[1]"
        case files
          printf '%s\n' $option(__fish_complete_path "$path")
        case folders
          printf '%s\n' $option(__fish_complete_directories "$path")
      end
      set -e answer[1]
      printf '%s\n' $answer
    end
    complete -c swprof -f -a '(__swprof_words)'

    """#
}
