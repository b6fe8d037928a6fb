/* Characters that some files cannot hold. */

/**
 * A text that UTF-8 can hold, and that no program cuts short at a NUL.
 * @param {string} text
 */
export function wellFormed(text) {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}

/**
 * A text without what no XML 1.0 document can hold, not even escaped (section 2.2).
 * @param {string} text
 */
export function forXml(text) {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
