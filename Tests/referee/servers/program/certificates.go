package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Makes an authority that nobody else trusts, and signs certificates of a server and a client. The files
// ca.pem, server.pem, server.key, client.pem and client.key go into the folder.
func makeCertificates(folder string) (authority *x509.CertPool, server tls.Certificate) {
	root := template("authority")
	root.IsCA, root.BasicConstraintsValid, root.KeyUsage = true, true, x509.KeyUsageCertSign
	rootKey := newKey()
	certificate := sign(root, root, rootKey, rootKey)
	write(filepath.Join(folder, "ca.pem"), "CERTIFICATE", certificate)
	for _, name := range []string{"server", "client"} {
		leaf := template(name)
		leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
		leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}
		key := newKey()
		write(filepath.Join(folder, name+".pem"), "CERTIFICATE", sign(leaf, root, key, rootKey))
		bytes, err := x509.MarshalECPrivateKey(key)
		fail(err)
		write(filepath.Join(folder, name+".key"), "EC PRIVATE KEY", bytes)
	}
	parsed, err := x509.ParseCertificate(certificate)
	fail(err)
	authority = x509.NewCertPool()
	authority.AddCert(parsed)
	server, err = tls.LoadX509KeyPair(filepath.Join(folder, "server.pem"), filepath.Join(folder, "server.key"))
	fail(err)
	return authority, server
}

func template(name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
	}
}

func newKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fail(err)
	return key
}

func sign(certificate, parent *x509.Certificate, key, parentKey *ecdsa.PrivateKey) []byte {
	bytes, err := x509.CreateCertificate(rand.Reader, certificate, parent, &key.PublicKey, parentKey)
	fail(err)
	return bytes
}

func write(path, kind string, bytes []byte) {
	fail(os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600))
}
