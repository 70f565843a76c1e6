/** The small map of the drawing: one shape for all nodes, a frame around what is seen; pressing or dragging goes there. */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo, useMemo, useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { boundsOf, joined, mapOutline, type Box } from './map-shape.ts';

const room = 160;

/** What is seen of the drawing, in its own measure. */
const useSeen = (): Box => {
  const key = useStore(({ transform: [x, y, zoom], width, height }) =>
    [-x / zoom, -y / zoom, width / zoom, height / zoom].map((each) => each.toFixed(1)).join(' '),
  );
  return useMemo(() => {
    const [x = 0, y = 0, width = 0, height = 0] = key.split(' ').map(Number);
    return { x, y, width, height };
  }, [key]);
};

const Shape = memo(function Shape({ outline }: { outline: string }) {
  return <path className="canvas-map-nodes" d={outline} />;
});

/** Goes to where the map is pressed or dragged. The measure stays what it was at the press, although the map moves on. */
function useGoing() {
  const { setCenter, getZoom } = useReactFlow();
  const measure = useRef<DOMMatrix | null>(null);
  const go = ({ clientX, clientY }: PointerEvent) => {
    if (!measure.current) return;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(measure.current);
    void setCenter(x, y, { zoom: getZoom() });
  };
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      measure.current = event.currentTarget.getScreenCTM()?.inverse() ?? null;
      event.currentTarget.setPointerCapture(event.pointerId);
      go(event);
    },
    onPointerMove: go,
    onPointerUp: () => {
      measure.current = null;
    },
    onPointerCancel: () => {
      measure.current = null;
    },
  };
}

/** The map of these boxes. */
export function CanvasMap({ boxes }: { boxes: readonly Box[] }) {
  const { t } = useTranslation();
  const { zoomTo, getZoom } = useReactFlow();
  const going = useGoing();
  const seen = useSeen();
  const bounds = useMemo(() => boundsOf(boxes), [boxes]);
  const outline = useMemo(() => mapOutline(boxes), [boxes]);
  const { x, y, width, height } = joined(bounds, seen);
  const whole = { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
  const line = whole.width / 200;
  return (
    <Panel position="bottom-right" className="canvas-map">
      <svg
        role="img"
        aria-label={t('canvas.minimap')}
        viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
        onWheel={({ deltaY }) => void zoomTo(getZoom() * (deltaY > 0 ? 0.9 : 1.1))}
        {...going}
      >
        <Shape outline={outline} />
        <rect className="canvas-map-seen" {...seen} rx={4 * line} strokeWidth={2 * line} />
      </svg>
    </Panel>
  );
}
