// A MongoDB-wire server on one H2 file that answers a write only after it is on disk, for machines without mongod.
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

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
