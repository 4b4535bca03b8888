/**
 * What is wrong with a screen by its boxes: it scrolls sideways, text is cut or printed over other text or controls, a
 * control can't be reached or lies under a bar, the focus can't be seen. Runs inside the page.
 *
 * @returns {string[]} a sentence each
 */
export function faultsOfBoxes() {
  /** @type {string[]} */
  const faults = [];
  const root = document.documentElement;
  const over = document.querySelector('[role="dialog"], [role="menu"]');
  /** @param {Element} element */
  const named = (element) => {
    const words = element.getAttribute("aria-label") || element.textContent || element.tagName;
    return `<${element.tagName.toLowerCase()}> "${words.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  };
  /** @param {Element} element */
  const hidden = (element) =>
    getComputedStyle(element).clipPath === "inset(50%)" ||
    element.closest(".visually-hidden, [hidden], [aria-hidden='true'] input, option") !== null ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  /** What each element cuts off; asked of the same ones again and again. @type {Map<Element, { overflowX: string, overflowY: string, position: string, box: DOMRect }>} */
  const cuts = new Map();
  const cutOf = (/** @type {Element} */ at) => {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    const cut = { overflowX, overflowY, position, box: at.getBoundingClientRect() };
    cuts.set(at, cut);
    return cut;
  };
  /** The part of a rectangle that no ancestor cuts off. @param {Element} element @param {DOMRect} rect */
  const clipped = (element, rect, own = false) => {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    for (let at = own ? element : element.parentElement; at; at = at.parentElement) {
      const { overflowX, overflowY, position, box } = cuts.get(at) ?? cutOf(at);
      if (overflowX !== "visible") [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (overflowY !== "visible") [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      if (position === "fixed") break;
    }
    return { left, top, right: Math.min(right, innerWidth), bottom: Math.min(bottom, innerHeight) };
  };

  if (root.scrollWidth > root.clientWidth)
    faults.push(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    if (hidden(element)) continue;
    const { overflowX, textOverflow, webkitLineClamp, display } = getComputedStyle(element);
    if (display === "inline") continue;
    const wider = element.scrollWidth - element.clientWidth;
    if (
      wider > 1 &&
      /auto|scroll/.test(overflowX) &&
      !element.matches("pre, code, nav, textarea, section[tabindex='0']")
    )
      faults.push(`${named(element)} scrolls sideways by ${wider}`);
    if (element.matches("input, textarea, svg, svg *, table *")) continue;
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!text || overflowX !== "hidden" || webkitLineClamp !== "none") continue;
    if (wider > 1 && textOverflow !== "ellipsis") faults.push(`${named(element)} is cut`);
    if (wider > 1 && textOverflow === "ellipsis" && !element.closest("[title]"))
      faults.push(`${named(element)} ends in "..." and shows the whole nowhere`);
  }

  /** @type {{ element: Element, box: { left: number, top: number, right: number, bottom: number } }[]} */
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || !walker.currentNode.textContent?.trim() || hidden(element)) continue;
    if (
      over
        ? !over.contains(element)
        : element.closest("[role=tooltip], .mantine-Notifications-root, script, style, noscript")
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) {
      const box = clipped(element, rect, true);
      if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push({ element, box });
    }
  }
  for (const element of document.querySelectorAll("button, input, textarea, select, [role=slider]")) {
    if (hidden(element) || (over && !over.contains(element))) continue;
    const box = clipped(element, element.getBoundingClientRect());
    if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push({ element, box });
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (b.box.top >= a.box.bottom) break;
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      if (wide <= 3 || high <= 4) continue;
      // What is laid over its own label or field belongs to it; what a bar covers can be scrolled free.
      const label =
        a.element.closest("label, .mantine-Input-wrapper") ?? b.element.closest("label, .mantine-Input-wrapper");
      if (label?.contains(a.element) && label.contains(b.element)) continue;
      const bar = (/** @type {Element} */ one) => one.closest("footer, header");
      if (
        bar(a.element) !== bar(b.element) &&
        getComputedStyle(bar(a.element) ?? bar(b.element) ?? root).position === "sticky"
      )
        continue;
      faults.push(
        `${named(a.element)} and ${named(b.element)} lie over each other by ${Math.round(wide)} x ${Math.round(high)}`,
      );
    }
  }

  const before = document.activeElement;
  /** Controls of one kind in one kind of place show the focus alike. @type {Set<string>} */
  const shows = new Set();
  const scope = over ?? document.body;
  for (const element of scope.querySelectorAll("button, a[href], input, textarea, select, summary, [tabindex='0']")) {
    if (
      !(element instanceof HTMLElement) ||
      hidden(element) ||
      element.matches(":disabled, [tabindex='-1'], [type=hidden]")
    )
      continue;
    const look = (/** @type {Element | null} */ one) => {
      if (!one) return "";
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
      return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
    };
    const around = () => {
      const looks = [];
      for (let at = /** @type {Element | null} */ (element), n = 0; at && n < 4; at = at.parentElement, n++)
        looks.push(look(at), look(at.nextElementSibling));
      return looks.join("|");
    };
    const { parentElement: parent, nextElementSibling: next } = element;
    const kind = [element, parent, next].map((one) => `${one?.tagName} ${one?.getAttribute("class")}`).join();
    const known = shows.has(kind);
    if (!known && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const plain = known ? "" : around();
    element.focus(/** @type {any} */ ({ focusVisible: true }));
    element.scrollIntoView({ block: "nearest" });
    if (document.activeElement !== element) continue;
    // The ring of a range is that of its thumb, which has no box of its own.
    if (known || around() !== plain || element.matches("[type=range]")) shows.add(kind);
    else faults.push(`${named(element)} doesn't show the focus`);
    const { width: own } = element.getBoundingClientRect();
    const shown = own < 3 ? (element.closest("label") ?? element) : element;
    const { left, right, top, bottom, width, height } = shown.getBoundingClientRect();
    if (width < 3 || height < 3) continue;
    if (right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight)
      faults.push(`${named(element)} can't be scrolled to`);
    else {
      const hit = document.elementFromPoint((left + right) / 2, Math.min((top + bottom) / 2, innerHeight - 1));
      const bar = hit?.closest("footer, header");
      if (bar && !bar.contains(element) && getComputedStyle(bar).position !== "sticky")
        faults.push(`${named(element)} lies under a bar`);
    }
  }
  if (before instanceof HTMLElement) before.focus();
  return [...new Set(faults)];
}
