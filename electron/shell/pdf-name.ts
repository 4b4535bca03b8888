/** The name that a PDF of a page is proposed under: its title, without what file systems refuse. */
export function pdfName(title: string): string {
  const plain = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/g, " ")
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${plain || "Adroit"}.pdf`;
}
