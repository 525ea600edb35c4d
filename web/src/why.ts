// Why an event was coded so, in words of people; what has no words here is given as it stands in the record.
const KINDS: { [tag: string]: string } = { V: "verb", N: "noun", A: "adjective", R: "adverb" };

/** How a word stands to the act, as `subj` in "actor by subj". */
const BY: { [relation: string]: string } = {
  subj: "its subject", obj: "its object", iobj: "its indirect object", poss: "the owner named before it", compound: "the name before it", light: "the subject of the verb that carries it",
  bearer: "the one who bears it", "subj, with": "its subject and whom it is done with", "subj, obj": "its subject and its object",
};

const RULES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^frame (\S+)\/(\w)(?: (.*))? \((\S+)\.tsv:(\d+)\)$/u, (f) => `the ${KINDS[f[2]!] ?? "word"} “${f[1]}”${construction(f[3] ?? "")} means ${f[4]!.toUpperCase()} by rule ${f[5]} of its table`],
  [/^frame (\S+)\/(\w).* \(model, ([\d.]+)\)$/u, (f) => `the ${KINDS[f[2]!] ?? "word"} “${f[1]}” has no rule here; the model decided, with a certainty of ${f[3]}`],
  [/^(actor|recipient) by what was told before \((.+)\)$/u, (f) => `${f[1]}: taken from what was told before (“${f[2]}”)`],
  [/^(actor|recipient) by (.+)$/u, (f) => `${f[1]}: ${BY[f[2]!] ?? `the name after “${f[2]}”`}`],
  [/^negated by (.+)$/u, (f) => `“${f[1]}” says that it did not happen`],
  [/^background: (.+)$/u, (f) => `told as background (${f[1]})`],
  [/^governed by (.+)$/u, (f) => `only supposed, because of “${f[1]}”`],
  [/^(\w+) becomes (\w+)$/u, (f) => `as the sentence has it, ${f[1]} becomes ${f[2]}`],
  [/^about [>#=]?(.+)$/u, (f) => `what it is about: ${/^\d+$/.test(f[1]!) ? `CAMEO ${f[1]}` : f[1]!.replaceAll("_", " ").toLowerCase()}`],
];

/** What a rule asks for around its word: a preposition, a particle, another act. */
function construction(words: string): string {
  const parts = [...words.matchAll(/\b(?:prep|prt):([\w-]+)/gu)].map((found) => `“${found[1]}”`);
  return parts.length ? ` with ${parts.join(" and ")}` : "";
}

/** The steps of a record's `why`, each in words. */
export function steps(why: string): string[] {
  return why.split("; ").map((part) => {
    for (const [pattern, words] of RULES) {
      const found = pattern.exec(part);
      if (found) return words(found);
    }
    return part;
  });
}

/** Why something was seen and not coded. */
export const REFUSED: { [reason: string]: string } = {
  "no-actor": "nobody does it", "unknown-actor": "unclear who does it", hypothetical: "only supposed", "topic-only": "only spoken of",
  duplicate: "coded already", "low-confidence": "too unsure",
};
