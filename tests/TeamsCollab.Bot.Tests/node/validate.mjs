// Reads {"schema": "v1.29/MicrosoftTeams.schema.json", "document": {…}} lines and answers each with a line: the errors, [] where it is valid.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { schema, document } = JSON.parse(line);
  // Two patterns of the localisation schema are invalid under the u flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, schema), 'utf8')));
  const errors = validate(document) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  console.log(JSON.stringify(errors));
}
