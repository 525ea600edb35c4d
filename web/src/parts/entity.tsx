// Actors by name with their code; the name links to the actor's own view.
import type { Entity } from "../record";
import { link } from "../route";
import { visible } from "../segments";
import { code } from "../words";

export type Names = ReadonlyMap<string, string>;

/** A code with its sector, as the codebook has them; nothing where neither is known. */
export function Code({ of }: { of: { code: string | null; sector: string | null } }) {
  const text = code(of);
  return text ? <abbr class="code" title={`code ${text}`}>{text}</abbr> : null;
}

/** Actors in a row, each with code and sector; nothing when nobody is named. */
export function Parties({ entities, names, linked = false }: { entities: readonly Entity[]; names: Names; linked?: boolean }) {
  return (
    <>
      {entities.map((entity, i) => {
        const name = visible(names.get(entity.id) ?? entity.entity_text);
        return (
          <span key={entity.id + i} class="party">
            {i > 0 && (i === entities.length - 1 ? " and " : ", ")}
            {linked ? <a href={link("actor", { name: names.get(entity.id) ?? entity.entity_text, code: entity.code })}>{name}</a> : name}
            <Code of={entity} />
          </span>
        );
      })}
    </>
  );
}
