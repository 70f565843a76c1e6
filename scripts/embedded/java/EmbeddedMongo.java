// A MongoDB-wire server on one H2 file that answers a write only after it is on disk, for machines without mongod.
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;

public final class EmbeddedMongo {
  private static final int TIDY_SLICE_MS = 100;
  private static final int TIDY_EVERY_MS = 3_000;
  private static final Set<String> READS =
      Set.of(
          "find", "getMore", "count", "distinct", "hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo",
          "endSessions", "killCursors", "listCollections", "listIndexes", "listDatabases", "serverStatus");

  /** What mongoose 9 asks for at least: MongoDB 7.0 on wire version 13 (older drivers' messages still work). */
  private record Version(List<Integer> getVersionArray, int getWireVersion) implements MongoVersion {}

  /** Commits between writes, never inside one, so that a kill finds each document with its index entries or neither. */
  private static final class DurableBackend extends H2Backend {
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock(true);
    private final AtomicLong written = new AtomicLong();
    private long committed;
    private long tidied;

    DurableBackend(MVStore store) {
      super(store);
    }

    /** Its maps are opened as `IndexKeys` and `Documents` keep things, before the database asks for them. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      MVStore store = getMvStore();
      return new H2Database(name, store, getCursorRegistry()) {
        @Override
        protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
          String map = getFullCollectionNamespace(collection) + "._index_" + index;
          store.openMap(map, new MVMap.Builder<Object, Object>().keyType(new IndexKeys()));
          return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
          String map = "databases." + getFullCollectionNamespace(collection);
          store.openMap(map, new MVMap.Builder<Object, Object>().valueType(new Documents()));
          return super.openOrCreateCollection(collection, options);
        }
      };
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      if (READS.contains(message.getDocument().keySet().iterator().next())) return super.handleMessage(message);
      long turn;
      Document answer;
      writing.readLock().lock();
      try {
        answer = super.handleMessage(message);
      } finally {
        turn = written.incrementAndGet();
        writing.readLock().unlock();
      }
      commitThrough(turn);
      return answer;
    }

    /** One commit serves all writes that waited for it. */
    private void commitThrough(long turn) {
      writing.writeLock().lock();
      try {
        if (committed >= turn) return;
        committed = written.get();
        commit();
      } finally {
        writing.writeLock().unlock();
      }
    }

    /** Gives back the space of overwritten pages, in slices short enough to pass for a slow write. */
    void tidy() {
      writing.writeLock().lock();
      try {
        if (written.get() == tidied) return;
        tidied = written.get();
        getMvStore().compactFile(TIDY_SLICE_MS);
      } finally {
        writing.writeLock().unlock();
      }
    }
  }

  /**
   * Keys of an index. H2 serializes two keys whenever it compares them; of keys that are one short text, nearly all, it
   * need not, and the order is the same: the shorter first, then by characters.
   */
  private static final class IndexKeys extends ObjectDataType {
    private static final byte TEXT_KEY = 126;
    private static final int SHORT = 128;

    @Override
    public int compare(Object one, Object other) {
      String a = shortText(one);
      String b = a == null ? null : shortText(other);
      if (b == null) return super.compare(one, other);
      return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    @Override
    public void write(WriteBuffer buffer, Object key) {
      String text = shortText(key);
      if (text == null) super.write(buffer, key);
      else StringDataType.INSTANCE.write(buffer.put(TEXT_KEY), text);
    }

    @Override
    public Object read(ByteBuffer buffer) {
      if (buffer.get(buffer.position()) != TEXT_KEY) return super.read(buffer);
      buffer.get();
      return new KeyValue(StringDataType.INSTANCE.read(buffer));
    }

    @Override
    public int getMemory(Object key) {
      String text = shortText(key);
      return text == null ? super.getMemory(key) : 64 + StringDataType.INSTANCE.getMemory(text);
    }

    /** The one text, of characters that take a byte each, or null. */
    private static String shortText(Object key) {
      if (!(key instanceof KeyValue it) || it.size() != 1 || !(it.get(0) instanceof String text)) return null;
      if (text.length() >= SHORT) return null;
      for (int at = 0; at < text.length(); at += 1) if (text.charAt(at) == 0 || text.charAt(at) >= SHORT) return null;
      return text;
    }
  }

  /** Documents as BSON, a tenth of what Java's own serialization costs; those of older files are read as they are. */
  private static final class Documents extends ObjectDataType {
    private static final byte BSON = 126;

    @Override
    public void write(WriteBuffer buffer, Object value) {
      if (!(value instanceof Document document)) {
        super.write(buffer, value);
        return;
      }
      ByteBuf bson = Unpooled.buffer();
      BsonEncoder.encodeDocument(document, bson);
      ByteBuffer bytes = bson.nioBuffer();
      buffer.put(BSON).putVarInt(bytes.remaining()).put(bytes);
    }

    @Override
    public Object read(ByteBuffer buffer) {
      if (buffer.get(buffer.position()) != BSON) return super.read(buffer);
      buffer.get();
      int length = DataUtils.readVarInt(buffer);
      ByteBuffer bytes = buffer.slice(buffer.position(), length);
      buffer.position(buffer.position() + length);
      return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
  }

  private EmbeddedMongo() {}

  /** Arguments: the address and port to listen on, and the file that keeps the data. */
  public static void main(String[] arguments) throws InterruptedException {
    // H2's own timed and size-driven commits would cut through a write: both are off.
    MVStore store =
        new MVStore.Builder().fileName(arguments[2]).autoCommitDisabled().autoCommitBufferSize(0).cacheSize(64).open();
    // The file is only ever cut off by a killed process, which keeps the order of its writes: freed space is reused at once.
    store.setRetentionTime(0);
    store.setVersionsToKeep(0);
    DurableBackend backend = new DurableBackend(store);
    backend.version(new Version(List.of(7, 0, 0), 13));
    MongoServer server = new MongoServer(backend);
    server.bind(arguments[0], Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    System.out.println("EmbeddedMongo listens on " + server.getLocalAddress());
    while (true) {
      Thread.sleep(TIDY_EVERY_MS);
      backend.tidy();
    }
  }
}
