import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.h2.mvstore.MVStore;

/**
 * Serves MongoDB's wire protocol on 127.0.0.1 from one file: --port N (0 takes a free one) --file F [--durable].
 * Prints "listening on PORT" once it answers; on SIGTERM it stops and closes the file.
 * With --durable each write is in the file before its answer; without, kill -9 loses what was answered in the last second.
 */
final class MongoServer {
  public static void main(String[] args) {
    List<String> given = Arrays.asList(args);
    // Commits happen between commands only: one in the middle would leave a document without its index entries after kill -9.
    MVStore store = new MVStore.Builder().fileName(after(given, "--file")).autoCommitDisabled().open();
    var server = new de.bwaldvogel.mongo.MongoServer(new Backend(store, given.contains("--durable")));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow)); // closes the file too
    server.bind("127.0.0.1", Integer.parseInt(after(given, "--port")));
    System.out.println("listening on " + server.getLocalAddress().getPort());
  }

  private static String after(List<String> given, String option) {
    int at = given.indexOf(option);
    if (at < 0 || at + 1 == given.size()) throw new IllegalArgumentException(option + " is missing");
    return given.get(at + 1);
  }

  /** The library's store, closer to MongoDB where the library differs: one command at a time, all of it in the file or nothing. */
  private static final class Backend extends H2Backend {
    private final boolean durable;

    Backend(MVStore store, boolean durable) {
      super(store);
      this.durable = durable;
      version(new Version5());
      if (!durable) new Timer("save", true).schedule(new TimerTask() {
        @Override
        public void run() {
          save();
        }
      }, 1_000, 1_000);
    }

    private synchronized void save() {
      if (!getMvStore().isClosed() && getMvStore().hasUnsavedChanges()) commit();
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
      try {
        Document query = message.getDocument();
        if (query.containsKey("hello")) return hello(message);
        Document answer = query.containsKey("updates") && Boolean.TRUE.equals(query.get("ordered")) ? updateInOrder(message) : super.handleMessage(message);
        return answer.cloneDeeply(); // it is encoded later, while other commands change the documents in place
      } finally {
        if (durable) save();
      }
    }

    /** The library knows only the older name. */
    private Document hello(MongoMessage message) {
      Document answer = handleCommand(message.getChannel(), message.getDatabaseName(), "ismaster", message.getDocument());
      answer.put("isWritablePrimary", true);
      return answer;
    }

    /** The first error ends an ordered bulk of updates; the library would go on to the next one. */
    private Document updateInOrder(MongoMessage message) {
      Document answer = new Document("n", 0).append("nModified", 0);
      List<Document> upserted = new ArrayList<>();
      int index = 0;
      for (Object update : (List<?>) message.getDocument().get("updates")) {
        Document one = message.getDocument().clone();
        one.put("updates", List.of(update));
        Document part = super.handleMessage(new MongoMessage(message.getChannel(), message.getHeader(), one));
        for (String count : List.of("n", "nModified")) answer.put(count, (int) answer.get(count) + (int) part.get(count));
        for (Document each : documents(part, "upserted")) upserted.add(each.append("index", index));
        List<Document> errors = documents(part, "writeErrors");
        for (Document each : errors) each.put("index", index);
        if (!errors.isEmpty()) answer.put("writeErrors", errors);
        if (!errors.isEmpty()) break;
        index++;
      }
      if (!upserted.isEmpty()) answer.put("upserted", upserted);
      return answer.append("ok", 1.0);
    }

    @SuppressWarnings("unchecked") // the library puts lists of documents there
    private static List<Document> documents(Document part, String field) {
      return part.get(field) == null ? List.of() : new ArrayList<>((Collection<Document>) part.get(field));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new Database(name, getCursorRegistry());
    }

    private final class Database extends H2Database {
      Database(String name, CursorRegistry cursors) {
        super(name, getMvStore(), cursors);
      }

      @Override
      protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String full = getFullCollectionNamespace(name);
        MVStore store = getMvStore();
        return new IndexedCollection(this, name, options, store.openMap("databases." + full), store.openMap("meta." + full), cursorRegistry);
      }
    }
  }

  /** Wire version 13 is MongoDB 5.0's; the library says 8 for it, and the Node driver refuses less than 9. */
  private static final class Version5 implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }
}
