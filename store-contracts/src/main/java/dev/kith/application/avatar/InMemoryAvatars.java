package dev.kith.application.avatar;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.user.UserId;
import java.util.Optional;

public final class InMemoryAvatars implements Avatars {

    private final InMemoryGraph graph;

    public InMemoryAvatars(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<Picture> of(UserId user) {
        synchronized (graph) {
            return Optional.ofNullable(graph.pictures.get(user));
        }
    }

    @Override
    public void keep(UserId user, Picture picture) {
        synchronized (graph) {
            if (graph.standing(user) != AccountState.DELETED) {
                graph.pictures.put(user, picture);
            }
        }
    }

    @Override
    public void remove(UserId user) {
        synchronized (graph) {
            graph.pictures.remove(user);
        }
    }
}
