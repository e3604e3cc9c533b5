const FIRST_QUERY = `# Palaver. Sign up here, then put the access token into the headers below:
#   { "authorization": "Bearer ..." }
mutation SignUp {
  signUp(input: { handle: "lovelace", displayName: "Ada", password: "correct horse battery", deviceName: "GraphiQL" }) {
    session { accessToken viewer { user { id } } }
    userErrors { code message }
  }
}

# With the token: who am I, and what is new?
query Me {
  viewer {
    unreadCount
    user { id handle displayName }
    conversations(first: 10) { nodes { id title head { preview { text } } } }
  }
}

# With the token: everything that happens from now on, live.
subscription Events {
  events {
    cursor
    ... on ConversationEvent { seq conversation { id } }
    ... on MessageSent { message { body sender { displayName } } }
  }
}
`;

/** Where GraphiQL keeps the text of its headers editor: what is sent with queries is sent when a socket is opened, too. */
const CONNECTION_PARAMS = `() => { try { return JSON.parse(localStorage.getItem('graphiql:headers') || '{}'); } catch { return {}; } }`;

/** Stands in the page's options, which are JSON, for the function above. */
const PLACE = 'connection-params-of-the-headers-editor';

let page: string | undefined;

/** The page of GraphiQL, whole in itself: nothing is loaded from elsewhere. Made when it is first asked for, since it is large. */
export async function graphiqlPage(): Promise<string> {
  if (page) return page;
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title: 'Palaver',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultQuery: FIRST_QUERY,
    connectionParams: PLACE,
  } as const;
  page = renderGraphiQL(options).replace(JSON.stringify(PLACE), () => CONNECTION_PARAMS);
  return page;
}
