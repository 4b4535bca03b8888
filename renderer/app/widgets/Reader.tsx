/** Markdown that others wrote, set as a document. It runs nothing, loads nothing by itself, and follows nothing unasked. */

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { createContext, memo, type ReactNode, startTransition, useContext, useEffect, useMemo, useState } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { piecesOf, whyPlain } from "#shared/adr/read/markdown-limits";
import { plainHtml } from "#shared/adr/read/plain-html";
import { failureOf } from "../host/failure";
import { useAsk, useHost } from "../host/HostContext";
import { Boundary } from "../shell/Boundary";
import { copyText } from "../ui/copy";
import { type LineRange, markLines } from "../ui/lines";
import { Text } from "../ui/Text";
import classes from "./Reader.module.css";

/** What a document's addresses mean where it lies. Without it, links within stay text and pictures their description. */
export interface Surroundings {
  /** Where a link leads inside the app, or `null`. */
  hrefOf(address: string): string | null;
  /** The picture at an address as a `data:` address, or `null` where the repository has none there. */
  image: ((address: string) => Promise<string>) | null;
}

const nowhere: Surroundings = { hrefOf: () => null, image: null };
const Around = createContext(nowhere);

/**
 * A document, set piece by piece. What no author writes is shown as it stands, with a line that says so.
 *
 * @param text without front matter
 * @param lines marked as changed
 * @param around must be stable (useMemo)
 */
export const Reader = memo(function Reader({
  text,
  lines = null,
  around = nowhere,
}: {
  text: string;
  lines?: LineRange | null;
  around?: Surroundings;
}) {
  const why = useMemo(() => whyPlain(text), [text]);
  if (why !== null) return <Plain text={text}>Shown as it stands: {why}.</Plain>;
  return (
    <Around value={around}>
      <Boundary
        key={text}
        instead={({ report, again }) => (
          <Plain text={text}>
            Shown as it stands: it can't be set as a document.{" "}
            <Button variant="subtle" size="compact-sm" onClick={() => copyText(report)}>
              Copy the report
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={again}>
              Try again
            </Button>
          </Plain>
        )}
      >
        <Pieces text={text} lines={lines} />
      </Boundary>
    </Around>
  );
});

/** One piece a frame, so that a key that is pressed meanwhile is heard. */
function Pieces({ text, lines }: { text: string; lines: LineRange | null }) {
  const pieces = useMemo(() => piecesOf(text), [text]);
  const [shown, setShown] = useState(1);
  const more = shown < pieces.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each piece
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => startTransition(() => setShown((n) => n + 1)));
    return () => clearTimeout(timer);
  }, [more, shown]);
  return (
    <div className={classes.text} aria-busy={more}>
      {pieces.slice(0, shown).map((piece) => (
        <Part
          key={piece.offset}
          text={piece.text}
          from={lines && lines[0] - piece.offset}
          to={lines && lines[1] - piece.offset}
        />
      ))}
    </div>
  );
}

/** @param from first and last (`to`) line that is marked */
const Part = memo(function Part({ text, from, to }: { text: string; from: number | null; to: number | null }) {
  const lines = from === null || to === null || to < 1 ? null : ([from, to] as const);
  return (
    <Markdown remarkPlugins={[remarkGfm, plainHtml]} rehypePlugins={[[markLines, { lines }]]} components={components}>
      {text}
    </Markdown>
  );
});

/** Characters of a text that is shown as it stands. */
const shownLimit = 1_000_000;

/** Up to 8000 characters each, to the end of a line where there is one, so that only what is in sight is laid out. */
const sheetsOf = (text: string): string[] => text.match(/.{1,8000}(?:\n|$)|.{1,8000}/gs) ?? [];

/** A text as it stands, and why. */
export function Plain({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <>
      {children && (
        <Text size="aside" tone="soft" mb={12}>
          {children}
        </Text>
      )}
      {text.length > shownLimit && (
        <Text size="aside" tone="soft" mb={12}>
          The first {Math.round((shownLimit / text.length) * 100)}&nbsp;% of this file; open it in an editor for the
          rest.
        </Text>
      )}
      {sheetsOf(text.slice(0, shownLimit)).map((sheet, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their place
        <pre key={i} className={classes.plain}>
          {sheet}
        </pre>
      ))}
    </>
  );
}

/** Headings are one level lower than in the file, since the page has its own first. */
const components: Components = {
  h1: ({ node: _, ...props }) => <h2 className={classes.h1} {...props} />,
  h2: ({ node: _, ...props }) => <h3 className={classes.h2} {...props} />,
  h3: ({ node: _, ...props }) => <h4 className={classes.h3} {...props} />,
  h4: ({ node: _, ...props }) => <h5 className={classes.h3} {...props} />,
  h5: ({ node: _, ...props }) => <h6 className={classes.h3} {...props} />,
  a: ({ href, children }) => <Link href={href ?? ""}>{children}</Link>,
  img: ({ src, alt }) => <Picture src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
  pre: ({ node: _, ...props }) => (
    // What is wider than the page scrolls, and a keyboard has to get there.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <pre tabIndex={0} {...props} />
  ),
  section: ({ node: _, className: _class, ...props }) => <section {...props} />,
};

/** Without a name and password in it, which would be sent along. */
const webAddress = /^https?:\/\/[^/?#@\\\s]+(?:[/?#]|$)/i;

function Link({ href, children }: { href: string; children: ReactNode }) {
  const { host, info } = useHost();
  const within = useContext(Around).hrefOf(href);
  if (within !== null) {
    return (
      <a className={classes.link} href={within}>
        {children}
      </a>
    );
  }
  // In a browser a link is a link; the page it opens learns neither this one's address nor anything of its window.
  if (info.host === "browser" && webAddress.test(href)) {
    return (
      <a className={classes.link} href={href} title={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  if (!info.can.openLinks || !/^(?:https:|mailto:)/i.test(href)) {
    return (
      <span className={classes.link} title={href}>
        {children}
      </span>
    );
  }
  const open = () =>
    host.app.openLink({ url: href }).catch((error) => notifications.show({ message: failureOf(error).message }));
  return (
    <button type="button" className={classes.link} title={href} onClick={() => void open()}>
      {children}
    </button>
  );
}

/** A picture of the repository; anything else is named, never fetched. */
function Picture({ src, alt }: { src: string; alt: string }) {
  const { image } = useContext(Around);
  if (!image || src === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(src)) return <Missing alt={alt} why={src} />;
  return <Loaded src={src} alt={alt} image={image} />;
}

function Loaded({ src, alt, image }: { src: string; alt: string; image: NonNullable<Surroundings["image"]> }) {
  const asked = useAsk(() => image(src), [src, image]);
  if (asked.state === "waiting") return null;
  if (asked.state === "failed") return <Missing alt={alt} why={`${src}: ${asked.failure.message}`} />;
  if (!/^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,/.test(asked.value)) return <Missing alt={alt} why={src} />;
  return <img className={classes.picture} src={asked.value} alt={alt} />;
}

function Missing({ alt, why }: { alt: string; why: string }) {
  return (
    <span className={classes.missing} title={why}>
      Image: {alt || "without description"}
    </span>
  );
}
