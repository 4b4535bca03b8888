import { Textarea } from "@mantine/core";
import { useRef } from "react";
import { Text } from "../../../ui/Text";
import classes from "./Editor.module.css";
import { useEditor, useEditorState } from "./EditorContext";

/** The text itself, as it is stored. It waits while a change of the form is written into it. */
export function YamlPane() {
  const { editing } = useEditor();
  const text = useEditorState((state) => state.text);
  const waits = useEditorState(({ ahead }) => ahead === "form");
  const faults = useEditorState((state) => state.faults);
  const area = useRef<HTMLTextAreaElement>(null);
  const toLine = (line: number) => {
    const before = text.split("\n").slice(0, line - 1);
    const start = before.reduce((sum, one) => sum + one.length + 1, 0);
    const end = text.indexOf("\n", start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end < 0 ? text.length : end);
    const height = area.current ? area.current.scrollHeight / Math.max(1, text.split("\n").length) : 0;
    if (area.current) area.current.scrollTop = Math.max(0, (line - 6) * height);
  };
  const placed = faults.filter(({ line }) => line !== null).slice(0, 4);
  return (
    <div className={classes.yaml}>
      <Textarea
        ref={area}
        aria-label="YAML"
        spellCheck={false}
        wrap="off"
        classNames={{ root: classes.yamlField, wrapper: classes.yamlField, input: `mono ${classes.yamlText}` }}
        value={text}
        readOnly={waits}
        onChange={({ currentTarget }) => editing.type(currentTarget.value)}
      />
      {placed.map(({ line, place, what }) => (
        <button
          key={`${line} ${place} ${what}`}
          type="button"
          className={classes.show}
          onClick={() => toLine(line ?? 1)}
        >
          Line {line}: {what}
        </button>
      ))}
      {faults.length > placed.length && (
        <Text size="meta" tone="quiet">
          {faults.length - placed.length} more under “What's wrong with it”.
        </Text>
      )}
    </div>
  );
}
