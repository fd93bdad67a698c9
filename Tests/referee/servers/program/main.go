// A program to profile: it burns, allocates, blocks and contends a little all the time, and serves
// net/http/pprof on loopback: plain, with TLS, with TLS and client certificates, and on a UNIX socket.
// It prints a line NAME ADDRESS for each and ends when its standard input does.
package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

var (
	mutex sync.Mutex
	kept  [][]byte
	total int
)

//go:noinline
func burn() {
	for i := 0; i < 3_000_000; i++ {
		total += i ^ total
	}
}

//go:noinline
func keep(n int) { kept = append(kept, make([]byte, n)) }

//go:noinline
func contend() {
	mutex.Lock()
	defer mutex.Unlock()
	time.Sleep(time.Millisecond)
}

func work() {
	for i := 0; ; i++ {
		var group sync.WaitGroup
		for range 3 {
			group.Go(contend)
		}
		group.Wait()
		burn()
		if i < 100 {
			keep(64 << 10)
		}
	}
}

func serve(name string, listener net.Listener, server *http.Server) {
	fmt.Println(name, listener.Addr())
	go func() { fail(server.Serve(listener)) }()
}

// A server that does not tell of handshakes that fail, as many do here on purpose.
func quiet() *http.Server { return &http.Server{ErrorLog: log.New(io.Discard, "", 0)} }

func listen() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	fail(err)
	return listener
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

// The folder that the first argument names gets the certificates and the socket.
func main() {
	folder := os.Args[1]
	runtime.MemProfileRate = 4 << 10
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(1)
	go work()

	authority, pair := makeCertificates(folder)
	serve("http", listen(), quiet())
	trusting := &tls.Config{Certificates: []tls.Certificate{pair}}
	serve("https", tls.NewListener(listen(), trusting), quiet())
	strict := &tls.Config{
		Certificates: []tls.Certificate{pair}, ClientCAs: authority,
		ClientAuth: tls.RequireAndVerifyClientCert,
	}
	serve("client", tls.NewListener(listen(), strict), quiet())
	socket, err := net.Listen("unix", filepath.Join(folder, "server.sock"))
	fail(err)
	serve("unix", socket, quiet())
	io.Copy(io.Discard, os.Stdin)
}
