/** What was said, by heading; a heading without words is left out. */
export function ReasonList({
  lines,
  className,
}: {
  lines: [name: string, texts: string[]][];
  className?: string | undefined;
}) {
  return (
    <dl className={className}>
      {lines.map(([name, texts]) => {
        const said = texts.filter((text) => text.trim() !== "");
        return said.length === 0 ? null : (
          <div key={name}>
            <dt>{name}</dt>
            {said.map((text, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts have no identity but their place
              <dd key={i}>{text}</dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
