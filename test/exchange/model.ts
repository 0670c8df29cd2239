/**
 * The rules of the W3C Web Annotation Data Model (Recommendation of 23 February 2017) as JSON Schema, written by us from
 * its text, the sections beside them: the W3C has its own schemas only within its browser tests.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';

const iri = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|\\\\^`]*$' };
/** 3.3.1: an xsd:dateTime with the UTC timezone expressed as "Z". */
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };
const oneOrMore = (schema: object): object => ({ anyOf: [schema, { type: 'array', minItems: 1, items: schema }] });
/** 3.3.5: the motivations of the vocabulary. */
const motivation = { enum: ['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'] };

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://rapporteur.invalid/web-annotation',
  // 5.1
  type: 'object',
  required: ['@context', 'id', 'type', 'total', 'first'],
  properties: {
    // 3.1, 5.1: http://www.w3.org/ns/anno.jsonld is one of the contexts.
    '@context': { anyOf: [{ const: 'http://www.w3.org/ns/anno.jsonld' }, { type: 'array', contains: { const: 'http://www.w3.org/ns/anno.jsonld' } }] },
    id: iri,
    type: oneOrMore({ const: 'AnnotationCollection' }),
    label: oneOrMore({ type: 'string' }),
    total: { type: 'integer', minimum: 0 },
    first: { anyOf: [iri, { $ref: '#/$defs/page' }] },
    last: iri,
  },
  $defs: {
    // 5.2; inside of a collection without a context of its own.
    page: {
      type: 'object',
      required: ['id', 'type', 'items'],
      properties: { id: iri, type: { const: 'AnnotationPage' }, partOf: iri, startIndex: { type: 'integer', minimum: 0 }, next: iri, prev: iri, items: { type: 'array', items: { $ref: '#/$defs/annotation' } } },
    },
    // 3.1: exactly one id, a type, one or more targets; bodyValue not beside a body.
    annotation: {
      type: 'object',
      required: ['id', 'type', 'target'],
      properties: {
        id: iri,
        type: oneOrMore({ type: 'string' }),
        motivation: oneOrMore(motivation),
        creator: oneOrMore({ anyOf: [iri, { $ref: '#/$defs/agent' }] }),
        created: time,
        modified: time,
        body: oneOrMore({ anyOf: [iri, { $ref: '#/$defs/textual' }, { $ref: '#/$defs/specific' }] }),
        target: oneOrMore({ anyOf: [iri, { $ref: '#/$defs/specific' }] }),
      },
      not: { required: ['body', 'bodyValue'] },
    },
    // 3.3.2
    agent: { type: 'object', properties: { id: iri, type: oneOrMore({ enum: ['Person', 'Organization', 'Software'] }), name: oneOrMore({ type: 'string' }), email: oneOrMore(iri) } },
    // 3.2.4
    textual: {
      type: 'object',
      required: ['type', 'value'],
      properties: { type: { const: 'TextualBody' }, value: { type: 'string' }, format: { type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$' }, language: { type: 'string' }, purpose: oneOrMore(motivation), textDirection: { enum: ['ltr', 'rtl', 'auto'] } },
    },
    // 4: exactly one source.
    specific: {
      type: 'object',
      required: ['source'],
      properties: {
        type: oneOrMore({ type: 'string' }),
        source: { anyOf: [iri, { type: 'object', required: ['id'], properties: { id: iri } }] },
        selector: oneOrMore({ anyOf: [iri, { $ref: '#/$defs/selector' }] }),
        state: oneOrMore({ type: ['object', 'string'] }),
        purpose: oneOrMore(motivation),
      },
    },
    // 4.2
    selector: {
      type: 'object',
      required: ['type'],
      properties: { refinedBy: oneOrMore({ $ref: '#/$defs/selector' }) },
      oneOf: [
        // 4.2.1
        { properties: { type: { const: 'FragmentSelector' }, value: { type: 'string' }, conformsTo: iri }, required: ['value'] },
        // 4.2.4
        { properties: { type: { const: 'TextQuoteSelector' }, exact: { type: 'string' }, prefix: { type: 'string' }, suffix: { type: 'string' } }, required: ['exact'] },
        // 4.2.5
        { properties: { type: { const: 'TextPositionSelector' }, start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } }, required: ['start', 'end'] },
        // 4.2.9
        { properties: { type: { const: 'RangeSelector' }, startSelector: { $ref: '#/$defs/selector' }, endSelector: { $ref: '#/$defs/selector' } }, required: ['startSelector', 'endSelector'] },
      ],
    },
  },
};

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(SCHEMA);

/** What is against the model; empty where nothing is. */
export function violations(json: unknown): readonly string[] {
  if (validate(json)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
