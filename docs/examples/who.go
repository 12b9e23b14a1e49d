// A program says who and where it is: by the API, then by the environment.
//
//	go build who.go
package main

/*
#cgo pkg-config: wtsapi-tsfarm
#include <wtsapi-tsfarm.h>
*/
import "C"

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"unsafe"
)

func ask(question C.WTS_INFO_CLASS) []byte {
	var answer *C.char
	var size C.DWORD

	if C.WTSQuerySessionInformationA(nil, C.WTS_CURRENT_SESSION, question, &answer, &size) == 0 {
		log.Fatalf("question %d: error %d", question, C.GetLastError())
	}
	defer C.WTSFreeMemory(C.PVOID(unsafe.Pointer(answer)))
	return C.GoBytes(unsafe.Pointer(answer), C.int(size))
}

func printText(variable string, question C.WTS_INFO_CLASS) {
	answer := ask(question)
	fmt.Printf("%s '%s' '%s'\n", variable, answer[:len(answer)-1], os.Getenv(variable))
}

func main() {
	printText("USERNAME", C.WTSUserName)
	printText("USERDOMAIN", C.WTSDomainName)
	printText("SESSIONNAME", C.WTSWinStationName)
	printText("CLIENTNAME", C.WTSClientName)
	fmt.Printf("session %d, console %d, protocol %d\n", binary.LittleEndian.Uint32(ask(C.WTSSessionId)),
		C.WTSGetActiveConsoleSessionId(), binary.LittleEndian.Uint16(ask(C.WTSClientProtocolType)))
}
