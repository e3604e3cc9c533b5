import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection that finds by `_id` and by the first field of any index, through maps in memory.
 * The library reads every document unless the filter names exactly the fields of a unique index.
 */
final class IndexedCollection extends H2Collection {
  private static final Object OTHER = new Object();
  private final MVMap<Object, Document> documents;
  private final Map<String, Map<Object, Set<Object>>> byField = new HashMap<>();

  IndexedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents, MVMap<String, Object> meta, CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
    this.documents = documents;
  }

  @Override
  protected synchronized QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    Collection<Object> found = candidates(query);
    if (found == null) return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    return matchDocuments(query, found, orderBy, skip, limit, batchSize, fields);
  }

  /** Ids of all documents that can match, and of some that do not; null when no index helps. */
  private Collection<Object> candidates(Document query) {
    Object id = query.get("_id");
    if (isPlain(id)) return documents.containsKey(id) ? List.of(id) : List.of();
    Collection<Object> inRange = null;
    for (var index : getIndexes()) {
      String field = index.getKeys().get(0).getKey();
      if (field.contains(".") || field.equals("_id")) continue;
      Object wanted = query.get(field);
      if (isPlain(wanted)) return lookup(field).getOrDefault(wanted, Set.of());
      if (wanted instanceof Document operators && hasRange(operators)) inRange = lookup(field).values().stream().flatMap(Set::stream).distinct().toList();
    }
    return inRange;
  }

  private static boolean hasRange(Document operators) {
    return Stream.of("$gt", "$gte", "$lt", "$lte").anyMatch(operator -> operators.get(operator) != null);
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof ObjectId;
  }

  private Map<Object, Set<Object>> lookup(String field) {
    return byField.computeIfAbsent(field, missing -> {
      Map<Object, Set<Object>> made = new HashMap<>();
      documents.forEach((id, document) -> keys(document, field).forEach(key -> made.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(id)));
      return made;
    });
  }

  /** What a document is found under: strings and object ids by value, all other values together. */
  private static List<Object> keys(Document document, String field) {
    Object value = document.get(field);
    Collection<?> values = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
    return values.stream().map(each -> isPlain(each) ? each : OTHER).distinct().toList();
  }

  private void add(Object id, Document document) {
    byField.forEach((field, ids) -> keys(document, field).forEach(key -> ids.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(id)));
  }

  private void remove(Object id, Document document) {
    byField.forEach((field, ids) -> keys(document, field).forEach(key -> ids.get(key).remove(id)));
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    Object id = super.addDocumentInternal(document);
    add(id, document);
    return id;
  }

  @Override
  protected void removeDocument(Object id) {
    remove(id, getDocument(id));
    super.removeDocument(id);
  }

  @Override
  protected void handleUpdate(Object id, Document before, Document after) {
    remove(id, before);
    super.handleUpdate(id, before, after);
    add(id, after);
  }
}
