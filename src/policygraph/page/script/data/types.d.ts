/** The records that the page is built with (records.py and picture.py make them), and what the script makes of them. */

/** Numbers of types, relations, documents, entities and statements are their places in these lists. */
export interface Data {
  /** What identifiers begin with that are given without it. */
  base: string;
  /** Of the whole graph, of which the page may hold a part. */
  total: { entities: number; statements: number; documents: number };
  /** How many entities the picture opens with at most. */
  opening: number;
  types: Type[];
  relations: Relation[];
  documents: DocumentRecord[];
  entities: EntityRecord[];
  statements: StatementRecord[];
  terms: Terms;
}

/** The words of RDF that a graph is said in. */
export interface Terms {
  /** Namespaces by prefix. */
  prefixes: Record<string, string>;
  classes: Record<"dataset" | "document" | "statement" | "evidence" | "quotation" | "position", string[]>;
  predicates: Record<
    | "label"
    | "uriSpace"
    | "linked"
    | "replaces"
    | "evidence"
    | "derivedFrom"
    | "hasSource"
    | "hasSelector"
    | "statedWhen",
    string
  >;
  datatypes: Record<"boolean" | "date" | "decimal" | "month" | "position" | "year", string>;
  fields: Record<"document" | "entity" | "claim" | "statement" | "evidence" | "quotation" | "position", TermField[]>;
}

export type TermKind = "text" | "iri" | "address" | "day" | "decimal" | "position" | "true";
/** A predicate, the attribute that it says, and the kind of term that it says it with. */
export type TermField = [string, string, TermKind];

export interface Type {
  name: string;
  label: string;
  glyph: string;
  colour: string;
  count: number;
  /** The class and those above it. */
  classes: string[];
}

export interface Relation {
  name: string;
  label: string;
  /** The words from object to subject. */
  inverse: string;
  /** The property. */
  iri?: string;
  symmetric?: boolean;
}

export interface DocumentRecord {
  id: string;
  title: string;
  /** `YYYY-MM-DD`. */
  date?: string;
  source?: string;
  /** The paragraphs of its text, where the graph has texts. */
  text?: Paragraph[];
}

/** The words of all its pieces, joined, are the paragraph. */
export type Paragraph = (Segment | Passage)[];

/**
 * Plain text; or the words of a mention, its entity, 1 if they are no name (`the department`, `it`), and the entities of
 * the mentions around it, from the inside out. A mention that others or quotations cut is several segments on end.
 */
export type Segment = string | [words: string, entity: number, unnamed?: 0 | 1, ...around: number[]];

/** What is quoted; where quotations overlap, each stretch with the same ones. */
export interface Passage {
  /** Whose quotations it is part of. */
  statements: number[];
  /** Of these, those whose quotations go on in the next passage. */
  continues?: number[];
  segments: Segment[];
}

export interface EntityRecord {
  id: string;
  name: string;
  type: number;
  aliases?: string[];
  /** Names that no document uses. */
  knownAs?: string[];
  generic?: boolean;
  /** It stands for many. */
  plural?: boolean;
  /** How often documents mention it. */
  mentions?: number;
  /** The documents that do. */
  mentionedIn?: number[];
  /** In the knowledge base. */
  iri?: string;
  /** Identifiers of those that it may be, where the documents do not tell which. */
  candidates?: string[];
  sameAs?: string[];
  codes?: string[];
  since?: string;
  until?: string;
  replaces?: { iri: string; name: string }[];
  x: number;
  y: number;
  size: number;
  /** The community that it belongs to; the largest is 0. */
  cluster?: number;
  /** The picture opens with it. */
  opens?: boolean;
}

export interface StatementRecord {
  id: string;
  subject: number;
  relation: number;
  object: number;
  negated?: boolean;
  modality?: "proposed" | "possible";
  speaker?: number;
  confidence: number;
  /** How far its line bends to the right of its own direction. */
  bend?: number;
  evidence?: Evidence[];
}

/** Plain text, or marked text with its role. */
export type Piece = string | ["subject" | "trigger" | "object", string];

export interface Evidence {
  document?: number;
  /** Characters of the document's text, end exclusive. */
  start: number;
  end: number;
  quotation: Piece[];
  trigger?: string;
  date?: string;
  /** `2015-04-01/2016-03-31`, an open end as `..`. */
  period?: string;
  status?: string;
  amount?: string;
  rule: string;
  paragraph?: number;
}

export interface Entity extends EntityRecord {
  number: number;
  aliases: string[];
  /** All of which it is subject or object. */
  statements: Statement[];
}

export interface Statement extends Omit<StatementRecord, "modality"> {
  number: number;
  modality: "asserted" | "proposed" | "possible";
  evidence: Evidence[];
}

export type View = "picture" | "entities" | "statements" | "documents";
export type FacetName = "type" | "relation" | "certainty" | "document" | "speaker";

/** What the reader has chosen. Its sets and lists are never changed in place: see state.js. */
export interface State {
  view: View;
  /** What is selected; one of both at most. */
  entity: number | null;
  statement: number | null;
  /** The document that is open among the documents. */
  document: number | null;
  /** A path that is looked at; `to` is null while its other end is being chosen. */
  path: { from: number; to: number | null; choice: number } | null;
  /** Only what is within so many steps of an entity. */
  around: { entity: number; steps: number } | null;
  /** All entities, and not only the most connected. */
  all: boolean;
  /** Entities without a statement, too. */
  unconnected: boolean;
  /** Entities that were asked for beyond the most connected. */
  added: ReadonlySet<number>;
  /** Entities that were hidden. */
  removed: ReadonlySet<number>;
  /** Entities that stay, whatever is filtered out. */
  pinned: ReadonlySet<number>;
  /** Where entities were dragged to. */
  moved: ReadonlyMap<number, readonly [number, number]>;
  /** For each facet the values that are filtered out. */
  hidden: Readonly<Record<FacetName, ReadonlySet<number>>>;
  /** From 0 to 1. */
  confidence: number;
  /** Whether dates are those of documents or those that statements give. */
  dates: "published" | "stated";
  /** `YYYY-MM-DD`, both inclusive. */
  from: string | null;
  until: string | null;
}

/** How a change was asked for. */
export interface How {
  /** Bring what is selected into view and put the keyboard's focus on what is said of it. */
  move?: boolean;
  /** Part of the change before, such as one more step of a slider: no step of its own to undo. */
  same?: boolean;
  /** It restores what was there before. */
  restored?: boolean;
  /** The quotation that a document is opened at. */
  at?: Evidence;
}
