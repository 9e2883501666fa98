package io.membership.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to use a folder, which one process has at a time. */
record SingleUse(FileChannel channel) implements AutoCloseable {

    static SingleUse of(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new LaunchException("Another ./mvnw -Prun uses " + folder + ". Stop it first.");
        }
        return new SingleUse(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
