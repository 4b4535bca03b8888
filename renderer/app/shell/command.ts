/** Something that the palette offers by name. */
export interface PaletteCommand {
  id: string;
  label: string;
  /** One line under the label. */
  hint?: string;
  run(): void;
}
