/**
 * The messages of a Java exception chain, outermost first, without class names and stack frames. An exception without a
 * message gives the simple name of its class.
 */
export function causesOf(stackTrace: string): string[] {
  const chain = stackTrace
    .replaceAll('\r', '')
    .split(/^\s*(?:Caused by|Wrapped by): /m)
    .map((part) => headOf(part))
    .map(withoutClasses)
    .filter((message) => message !== '');
  return chain.filter((message, index) => message !== chain[index - 1]);
}

/**
 * What went wrong, in one message: the innermost message of the chain, in the form of the outermost exception that says the
 * same with more around it (such as the position in the SQL text).
 */
export function rootCauseOf(stackTrace: string): string {
  const causes = causesOf(stackTrace);
  let message = causes.at(-1) ?? stackTrace.trim();
  for (const outer of causes.toReversed().slice(1)) {
    // A bare class name says little; the exception around it says what was being done.
    if (/^[A-Z]\w*(Exception|Error)$/.test(message)) message = `${outer} (${message})`;
    else if (outer.endsWith(message) && outer.length < message.length + 200) message = outer;
    else break;
  }
  return message;
}

/** The text before the first stack frame. */
function headOf(part: string): string {
  return part
    .replace(/^<Exception on server side:\n/, '')
    .split(/^\s*(?:at [\w$.<>/@-]+\(|\.\.\. \d+ more|Suppressed: |End of exception on server side>)/m)[0]
    ?.trim() as string;
}

function withoutClasses(head: string): string {
  const className = /^(?:[a-z][\w]*\.)+([A-Z][\w$]*)(?:: |$)/;
  let text = head;
  let last = '';
  for (let match = className.exec(text); match !== null; match = className.exec(text)) {
    last = match[1] ?? '';
    text = text.slice(match[0].length);
  }
  return text === '' ? last : text.trim();
}
