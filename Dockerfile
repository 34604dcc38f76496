# Not yet run: it was written on a machine without a Docker engine.

FROM eclipse-temurin:25-jdk AS build
# the same path as below, because the AOT cache knows its jars by their paths
WORKDIR /kith
COPY . .
RUN ./kith --version

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home kith && mkdir -m 700 /data && chown kith:kith /data
WORKDIR /kith
COPY --from=build /kith/LICENSE ./LICENSE
COPY --from=build --chown=kith:kith /kith/bootstrap/target/kith ./bootstrap/target/kith
USER kith
ENV KITH_DATA=/data KITH_HOST=0.0.0.0
VOLUME /data
# The embedded Neo4j listens on loopback: reach it with docker exec, or use a Neo4j in its own container (compose.neo4j.yaml).
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["./bootstrap/target/kith/bin/kith"]
CMD ["serve"]
