package io.tidemark.subscriber;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a subscriber has told. */
final class HeardWords implements SubscriberListener {

    final List<Unreadable> unreadable = new CopyOnWriteArrayList<>();
    final List<String> waits = new CopyOnWriteArrayList<>();

    @Override
    public void unreadable(Unreadable record) {
        unreadable.add(record);
    }

    @Override
    public void waits(String sentence) {
        waits.add(sentence);
    }
}
