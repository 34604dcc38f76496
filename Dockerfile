# Written and read, but not yet run: there was no Docker engine where Kith is made.

FROM eclipse-temurin:25-jdk AS build
# the same place as below: what is prepared for a start knows its jars by their paths
WORKDIR /kith
COPY . .
RUN ./kith --version

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home kith && mkdir /data && chown kith:kith /data
WORKDIR /kith
COPY --from=build /kith/kith ./kith
COPY --from=build /kith/LICENSE ./LICENSE
COPY --from=build --chown=kith:kith /kith/bootstrap/target/kith ./bootstrap/target/kith
USER kith
ENV KITH_DATA=/data KITH_HOST=0.0.0.0
VOLUME /data
# Bolt and Browser of the graph inside listen on loopback: reach them with docker exec, or run a Neo4j of its own as compose.neo4j.yaml does
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["./kith"]
CMD ["serve"]
