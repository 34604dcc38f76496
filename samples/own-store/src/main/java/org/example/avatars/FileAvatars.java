package org.example.avatars;

import dev.kith.application.avatar.Avatars;
import dev.kith.application.user.Users;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Avatars as files of one folder, each named by the id of its user. */
@Singleton
@Replaces(Avatars.class)
public final class FileAvatars implements Avatars {

    private final Users users;
    private final Path folder;

    public FileAvatars(Users users, @Value("${avatars.folder}") Path folder) {
        this.users = users;
        this.folder = folder;
    }

    @Override
    public Optional<Picture> of(UserId user) {
        if (users.find(user).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Picture.of(Files.readAllBytes(file(user)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(UserId user, Picture picture) {
        if (users.find(user).filter(found -> !found.status().isDeleted()).isEmpty()) {
            return;
        }
        try {
            Path written = Files.createTempFile(folder, "new", "");
            Files.write(written, picture.toArray());
            // a reader sees the picture before or this one, never a part
            Files.move(written, file(user), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(UserId user) {
        try {
            Files.deleteIfExists(file(user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UserId user) {
        return folder.resolve(Long.toString(user.value()));
    }
}
