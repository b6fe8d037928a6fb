/** What the page uses of vis-network 9, which pyvis brings. */

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface DataSet {
  add(items: object[]): void;
  update(items: object[]): void;
  remove(ids: number[]): void;
  getIds(): number[];
}

export interface DrawnEdge {
  id: number;
  from: { id: number } & Point;
  to: { id: number } & Point;
  edgeType?: {
    getPoint(share: number): Point;
    /** The point that a bent line is drawn towards. */
    getViaNode(): Point | undefined;
  };
}

interface NetworkEvent {
  nodes: number[];
  edges: number[];
  node?: number;
  edge?: number;
  pointer: { DOM: Point };
}

export interface Network {
  body: { edges: Record<number, DrawnEdge | undefined> };
  on(event: string, listener: (event: any) => void): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): Point;
  getPositions(ids?: number[]): Record<number, Point>;
  getPosition(id: number): Point;
  getNodeAt(point: Point): number | undefined;
  getEdgeAt(point: Point): number | undefined;
  moveTo(options: { position?: Point; scale?: number; animation?: false | { duration: number; easingFunction?: string } }): void;
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
}

declare global {
  const vis: {
    DataSet: new () => DataSet;
    Network: new (element: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object) => Network;
  };
  interface Window {
    /** For the browser's console and for tests: what is selected, what is shown, and where on the screen it is. */
    policygraph?: object;
  }
}
