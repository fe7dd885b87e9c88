# Makes CSS smaller without changing what it means: comments go, runs of white space become one blank,
# blanks beside { } ; , go, as does the last ; of a block. Strings and url(…) are copied as they are.
{ css = css $0 "\n" }

END {
  n = length(css)
  for (i = 1; i <= n; i++) {
    c = substr(css, i, 1)
    if (c == "/" && substr(css, i + 1, 1) == "*") {
      end = index(substr(css, i + 2), "*/")
      from = i
      i = end ? i + 2 + end : n
      # A comment that alone separates two tokens stays, empty: a blank there would mean something else.
      if (!blank && substr(css, i + 1, 1) !~ /[ \t\r\n\f]/ && from > 1) put("/**/")
    } else if (c ~ /[ \t\r\n\f]/) {
      blank = 1
    } else if (c == "\"" || c == "'") {
      put(quoted(c))
    } else if (tolower(substr(css, i, 4)) == "url(") {
      put(address())
    } else {
      put(c)
    }
  }
  printf "%s\n", out
}

# Appends a piece, with one blank before it where white space was and means something.
function put(piece,   last) {
  last = substr(out, length(out))
  if (piece == "}") {
    while (out ~ /;$/) out = substr(out, 1, length(out) - 1)
  } else if (blank && out != "" && index("{};,", last) == 0 && index("{};,", piece) == 0) out = out " "
  blank = 0
  out = out piece
}

# From the quote at i to the one that closes it; leaves i on the latter.
function quoted(mark,   from) {
  from = i
  while (++i <= n && substr(css, i, 1) != mark) if (substr(css, i, 1) == "\\") i++
  return substr(css, from, i - from + 1)
}

function address(   from) {
  from = i
  while (++i <= n && substr(css, i, 1) != ")") {
    if (substr(css, i, 1) ~ /["']/) quoted(substr(css, i, 1))
  }
  return substr(css, from, i - from + 1)
}
