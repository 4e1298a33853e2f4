# Reads arrows.txt, then Swift files: says which import is not in the table, and what
# is in the table and nobody imports.
# The target of a file is the folder below Sources, or ShippedThemes for Themes.

FNR == NR {
  if ($0 ~ /^#/ || $0 == "") next
  target = $1
  sub(/:$/, "", target)
  known[target] = 1
  for (field = 2; field <= NF; field++) allowed[target, $field] = 1
  next
}

FNR == 1 {
  split(FILENAME, part, "/")
  target = part[1] == "Themes" ? "ShippedThemes" : part[2]
  if (!(target in known)) {
    print FILENAME ": the target " target " is not in Tests/Tools/arrows.txt"
    bad = 1
  }
}

/^[ \t]*(@[A-Za-z_()]+[ \t]+)*((public|package|internal|fileprivate|private)[ \t]+)?import[ \t]/ {
  line = $0
  if (line ~ /@_exported/) {
    print FILENAME ":" FNR ": nobody may pass on what he imports: " line
    bad = 1
  }
  sub(/.*import[ \t]+/, "", line)
  sub(/^(struct|class|enum|protocol|typealias|func|let|var)[ \t]+/, "", line)
  sub(/[^A-Za-z0-9_].*/, "", line)
  used[target, line] = 1
  if (!((target, line) in allowed)) {
    print FILENAME ":" FNR ": " target " may not import " line
    bad = 1
  }
}

END {
  for (pair in allowed) {
    if (pair in used) continue
    split(pair, name, SUBSEP)
    print "Tests/Tools/arrows.txt: nobody in " name[1] " imports " name[2]
    bad = 1
  }
  exit bad
}
