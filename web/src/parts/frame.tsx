// A chart's frame: as wide as the column that holds it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Call `draw` with the width in pixels, again whenever it changes. */
export function Frame({ label, draw }: { label: string; draw: (width: number) => ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, set] = useState(0);
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const watch = new ResizeObserver((entries) => set(Math.floor(entries[0]?.contentRect.width ?? 0)));
    watch.observe(node);
    return () => watch.disconnect();
  }, []);
  return <figure class="frame" ref={place} aria-label={label}>{width > 0 && draw(width)}</figure>;
}
