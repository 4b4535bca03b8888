/** The lines of a client, of which no single one may take the memory or the hearing of the server. */
import { Transform } from "node:stream";

const newline = 0x0a;

/** Hands on whole lines, but none of more than `longest` bytes; `leftOut` is called for each of those when it ends. */
export function linesUpTo(longest: number, leftOut: () => void): Transform {
  let line: Buffer[] = [];
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      for (let at = 0; at < chunk.length; ) {
        const ends = chunk.indexOf(newline, at);
        const next = ends < 0 ? chunk.length : ends + 1;
        length += next - at;
        if (length > longest) line = [];
        else line.push(chunk.subarray(at, next));
        at = next;
        if (ends < 0) break;
        if (length > longest) leftOut();
        else this.push(Buffer.concat(line));
        line = [];
        length = 0;
      }
      done();
    },
  });
}
