/** Deepest nesting of quotes and list items that one line may begin. People write three or four. */
const DEEPEST_LINE = 12;
/** Spaces before a line's first quote or item at which it is sure to be deeper than that. */
const DEEPEST_INDENT = 48;
/** A line across the page: `- - -`. */
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/;
/** Most marks of one kind in a paragraph that the parser has to pair with each other. */
const MOST_MARKS = 600;

/**
 * Whether a text was made to keep the parser busy: micromark 4 takes time that grows with the square (and for list items the
 * cube) of what is nested or has to be paired, minutes for 20,000 characters, and what comes out is nested too deeply to
 * be walked. Such a text is shown as it is. Takes time in proportion to the text.
 */
export function isCostly(source: string): boolean {
  let marks = 0;
  let brackets = 0;
  for (const line of source.split(/\r\n|\n|\r/)) {
    if (depthOf(line) > DEEPEST_LINE) return true;
    if (line.trim() === '') {
      marks = 0;
      brackets = 0;
      continue;
    }
    for (let at = 0; at < line.length; at++) {
      const char = line[at];
      if (char === '\\') at++;
      else if (char === '*' || char === '_') marks++;
      else if (char === '[') brackets++;
    }
    if (marks > MOST_MARKS || brackets > MOST_MARKS) return true;
  }
  return false;
}

/** How deep a line may be at most, whatever stands before it: quotes and items that it begins, and how far it is indented. */
function depthOf(line: string): number {
  if (RULE.test(line)) return 0;
  const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let depth = Math.floor(line.search(/\S|$/) / DEEPEST_INDENT) * DEEPEST_LINE;
  while (marker.test(line)) depth++;
  return depth;
}
