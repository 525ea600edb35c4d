// The HTTP interface described, from the server's own OpenAPI description: works offline.
import { useData } from "../api";
import { Failure, Loading } from "../parts/states";
import { count } from "../words";

interface Schema { type?: string; enum?: string[]; format?: string; anyOf?: Schema[]; items?: Schema; maximum?: number; maxLength?: number; default?: unknown }
interface Parameter { name: string; in: string; required?: boolean; description?: string; schema?: Schema }
interface Operation { summary?: string; description?: string; parameters?: Parameter[] }
interface Description { info: { title: string; version: string; description?: string }; paths: { [path: string]: { [method: string]: Operation } } }

export function InterfaceView() {
  const answer = useData<Description>("/openapi.json");
  if (answer.error) return <Failure error={answer.error} />;
  if (!answer.data) return <Loading what="the description" />;
  const { info, paths } = answer.data;
  return (
    <>
      <h1>HTTP interface</h1>
      <p>{ticked(info.description ?? "")}</p>
      <p>The same for programs: <a href="/openapi.json" target="_blank">openapi.json</a> (OpenAPI, version {info.version}).</p>
      {Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => (
        <section key={method + path} class="endpoint">
          <h2><code>{method.toUpperCase()} {path}</code></h2>
          <p>{ticked(operation.description ?? operation.summary ?? "")}</p>
          {operation.parameters && operation.parameters.length > 0 && (
            <details>
              <summary>{count(operation.parameters.length, "parameter")}</summary>
              <div class="scroll" tabIndex={0} role="region" aria-label={`Parameters of ${path}`}>
                <table>
                  <thead><tr><th scope="col">name</th><th scope="col">value</th><th scope="col">meaning</th></tr></thead>
                  <tbody>
                    {operation.parameters.map((one) => <tr key={one.name}><td><code>{one.name}</code>{one.required && " (required)"}</td><td>{kind(one.schema)}</td><td>{ticked(one.description ?? "")}</td></tr>)}
                  </tbody>
                </table>
              </div>
            </details>
          )}
        </section>
      )))}
    </>
  );
}

/** Text in which words between backticks are code. */
function ticked(text: string) {
  return text.split("`").map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part));
}

function kind(schema: Schema | undefined): string {
  if (!schema) return "";
  if (schema.enum) return schema.enum.join(", ");
  if (schema.anyOf) return schema.anyOf.filter((one) => one.type !== "null").map(kind).join(" or ");
  if (schema.type === "array") return `${kind(schema.items)}; may be given several times`;
  return [schema.format ?? schema.type, schema.maximum !== undefined && `up to ${schema.maximum}`, schema.maxLength !== undefined && `up to ${schema.maxLength} characters`].filter(Boolean).join(", ");
}
