/** One line for each language: its words for the fields and states of an ADR, and its months. */
import { describe, expect, test } from "vitest";
import { readAdr } from "#shared/adr/read/read";
import { labelOf, monthOf, statusOf } from "#shared/adr/read/words";

describe("labels, states and dates of many languages", () => {
  test.each<[string, string, string, string, string, string, string]>([
    ["German", "Status", "Angenommen", "Datum", "3. März 2026", "Ersetzt durch", "2026-03-03"],
    ["French", "Statut", "Acceptée", "Date", "1er août 2026", "Remplacé par", "2026-08-01"],
    ["Spanish", "Estado", "Aceptada", "Fecha", "3 de enero de 2026", "Reemplazado por", "2026-01-03"],
    ["Portuguese", "Estado", "Aceite", "Data", "3 de março de 2026", "Substituído por", "2026-03-03"],
    ["Italian", "Stato", "Accettata", "Data", "3 gennaio 2026", "Sostituito da", "2026-01-03"],
    ["Dutch", "Status", "Geaccepteerd", "Datum", "3 maart 2026", "Vervangen door", "2026-03-03"],
    ["Polish", "Status", "Zaakceptowane", "Data", "3 października 2026", "Zastąpione przez", "2026-10-03"],
    ["Czech", "Stav", "Přijato", "Datum", "3. listopadu 2026", "Nahrazeno", "2026-11-03"],
    ["Swedish", "Status", "Godkänd", "Datum", "3 maj 2026", "Ersatt av", "2026-05-03"],
    ["Danish", "Status", "Godkendt", "Dato", "3. oktober 2026", "Erstattet af", "2026-10-03"],
    ["Norwegian", "Tilstand", "Vedtatt", "Dato", "3. desember 2026", "Erstattet av", "2026-12-03"],
    ["Finnish", "Tila", "Hyväksytty", "Päivämäärä", "3. marraskuuta 2026", "Korvaava", "2026-11-03"],
    ["Hungarian", "Állapot", "Elfogadva", "Dátum", "2026. március 3.", "Felváltotta", "2026-03-03"],
    ["Romanian", "Stare", "Acceptată", "Data", "3 noiembrie 2026", "Înlocuit de", "2026-11-03"],
    ["Greek", "Κατάσταση", "Εγκρίθηκε", "Ημερομηνία", "3 Νοεμβρίου 2026", "Αντικαταστάθηκε από", "2026-11-03"],
    ["Russian", "Статус", "Принято", "Дата", "3 ноября 2026", "Заменено на", "2026-11-03"],
    ["Ukrainian", "Статус", "Прийнято", "Дата", "3 листопада 2026", "Замінено на", "2026-11-03"],
    ["Turkish", "Durum", "Onaylandı", "Tarih", "3 Kasım 2026", "Yerini alan", "2026-11-03"],
    ["Japanese", "ステータス", "承認済み", "日付", "2026年11月3日", "置き換え先", "2026-11-03"],
    ["Chinese", "状态", "已接受", "日期", "2026年11月3日", "被取代", "2026-11-03"],
    ["Chinese, traditional", "狀態", "已採納", "日期", "2026/11/03", "被取代", "2026-11-03"],
    ["Korean", "상태", "승인됨", "날짜", "2026년 11월 3일", "후속", "2026-11-03"],
  ])("%s", (_, status, state, date, day, by, iso) => {
    const lines = `# X\n\n* ${status}: ${state}\n* ${date}: ${day}\n* ${by}: [Y](0009-y.md)\n`;
    const table = `# X\n\n| ${status} | ${state} |\n|---|---|\n| ${date} | ${day} |\n| ${by} | [Y](0009-y.md) |\n`;
    const section = `# X\n\n## ${status}\n\n${state}\n\n## ${date}\n\n${day}\n`;
    const matter = `---\n${status}: ${state}\n${date}: ${day}\n---\n# X\n`;
    for (const text of [lines, table, section, matter])
      expect(readAdr("0001-x.md", text)).toMatchObject({ title: "X", status: "accepted", date: iso });
    for (const text of [lines, table]) expect(readAdr("0001-x.md", text).supersededBy).toEqual(["0009-y.md"]);
  });

  test("a word is one state only, and one label only", () => {
    expect(
      ["aceptado", "RECHAZADA", "Überholt", "föreslagen", "odrzucone", "却下", "폐기", "İptal"].map(statusOf),
    ).toEqual(["accepted", "rejected", "deprecated", "proposed", "rejected", "rejected", "deprecated", null]);
    expect(["Fecha", "création", "Stav"].map(labelOf)).toEqual(["date", null, "status"]);
    expect(["Mai", "MÄRZ", "heute"].map(monthOf)).toEqual([5, 3, null]);
  });
});
