// The page: a bar with the views, the filters, and the view that the address names.
import { render } from "preact";
import { link, useRoute, type Route, type View } from "./route";
import { Shell } from "./parts/shell";
import { ActorView } from "./views/actor";
import { ActorsView } from "./views/actors";
import { EventsView, StatementsView } from "./views/events";
import { InstrumentView } from "./views/instrument";
import { InstrumentsView } from "./views/instruments";
import { InterfaceView } from "./views/interface";
import { ItemView } from "./views/item";
import { MapView } from "./views/map";
import { MatrixView } from "./views/matrix";
import { NetworkView } from "./views/network";
import { ReportView } from "./views/report";
import { ReportsView } from "./views/reports";
import { TimelineView } from "./views/timeline";

const SHOWN: { [view in View]: (route: Route) => preact.JSX.Element } = {
  reports: ({ query }) => <ReportsView query={query} />,
  report: ({ query }) => <ReportView id={query.get("id") ?? ""} item={query.get("item")} />,
  events: ({ query }) => <EventsView query={query} />,
  statements: ({ query }) => <StatementsView query={query} />,
  item: ({ query }) => <ItemView id={query.get("id") ?? ""} />,
  timeline: ({ query }) => <TimelineView query={query} />,
  network: ({ query }) => <NetworkView query={query} />,
  map: ({ query }) => <MapView query={query} />,
  matrix: ({ query }) => <MatrixView query={query} />,
  instruments: ({ query }) => <InstrumentsView query={query} />,
  instrument: ({ query }) => <InstrumentView key={query.get("id")} id={query.get("id") ?? ""} />,
  actors: ({ query }) => <ActorsView query={query} />,
  actor: ({ query }) => <ActorView query={query} />,
  interface: () => <InterfaceView />,
};

function Page() {
  const route = useRoute();
  return <Shell route={route} home={link("reports")}>{SHOWN[route.view](route)}</Shell>;
}

const root = document.getElementById("page");
if (root) render(<Page />, root);
