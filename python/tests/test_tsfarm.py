"""The package `tsfarm`, on farms of its own. Prints TAP, as meson reads it."""
import os
import pathlib
import sys
import tempfile
import unittest

import tsfarm
from tsfarm import errors, wtsapi

YAML = """\
servers:
  WF12:
    sessions:
      0:  {at: Console, user: tom}
      2:  {user: ada}
      3:  {user: eva, client: PC7, address: 10.0.0.7, programs: [{image: calc.exe, pid: 30}]}
      14: {user: tom, state: disconnected}
  WF13: {sessions: {5: {user: tom}}}
accounts: {ada: [Administrators], tom: [Users], eva: [Users]}
"""


class WithFarm(unittest.TestCase):
    yaml = YAML

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "farm.db")
        self.farm = tsfarm.create(self.path, self.yaml)
        self.addCleanup(self.farm.close)
        self.ada = self.farm.at("wf12/2")

    def raises(self, kind, number, function, *arguments, **more):
        with self.assertRaises(kind) as caught:
            function(*arguments, **more)
        self.assertEqual(caught.exception.number, number)
        self.assertTrue(caught.exception.sentence)


class Reading(WithFarm):
    def test_farm(self):
        self.assertEqual(self.farm.servers(), ["WF12", "WF13"])
        self.assertEqual(str(self.farm.clock), "1998-06-16 09:00:00")
        self.farm.advance(90)
        self.assertEqual(str(self.farm.clock), "1998-06-16 09:01:30")
        with tsfarm.open_farm(self.path) as other:
            self.assertEqual(other.clock, self.farm.clock)

    def test_closed(self):
        self.farm.close()
        self.farm.close()
        self.assertRaises(ValueError, self.farm.servers)
        self.assertRaises(ValueError, self.ada.logoff, 3)

    def test_sessions(self):
        self.assertEqual([session.id for session in self.ada.sessions()], [0, 2, 3, 14])
        eva = self.ada.session(3)
        self.assertEqual((eva.user, eva.client, eva.address, eva.state), ("eva", "PC7", "10.0.0.7", "active"))
        self.assertEqual((str(eva.logon), eva.disconnected), ("1998-06-16 09:00:00", None))
        self.assertIsNone(self.ada.session(14).name)
        self.assertEqual(self.ada.find("rdp-tcp#3").id, 3)
        self.assertEqual(self.ada.get(5, server="wf13").user, "tom")

    def test_programs(self):
        self.assertEqual(self.ada.programs(), [tsfarm.Program(30, 3, "calc.exe", "eva")])
        self.assertEqual(self.farm.at("WF13/5").programs(), [])

    def test_who(self):
        self.assertEqual((self.ada.server, self.ada.session_id, self.ada.is_administrator), ("WF12", 2, True))
        self.assertFalse(self.farm.at("WF12/3").is_administrator)


class Acting(WithFarm):
    def test_logoff(self):
        self.ada.logoff(3)
        self.assertEqual([session.id for session in self.ada.sessions()], [0, 2, 14])
        last = self.farm.events()[-1]
        self.assertEqual((last.kind, last.session, last.user, last.by_user), ("session-ended", 3, "eva", "ada"))
        self.assertEqual(self.farm.events(last.number), [])

    def test_others(self):
        self.assertTrue(self.ada.message(3, "Tea?", 10))
        self.assertFalse(self.ada.message(14, "Tea?", 10))
        self.ada.disconnect(3)
        self.assertEqual(self.ada.get(3).state, "disconnected")
        self.ada.connect(3)
        self.assertEqual(self.ada.get(3).state, "active")
        self.ada.terminate(30)
        self.ada.reset(14)
        self.ada.logoff(5, server="WF13")
        self.assertEqual(self.farm.log_on("WF13", "eva", client="PC8"), 1)

    def test_refusals(self):
        eva = self.farm.at("WF12/3")
        self.raises(tsfarm.WindowsError, 5, eva.logoff, 2)
        self.raises(tsfarm.WindowsError, 7022, eva.logoff, 99)
        self.raises(tsfarm.WindowsError, 1722, eva.logoff, 2, server="WF99")
        self.raises(tsfarm.WindowsError, 7022, self.farm.at, "WF12/99")
        self.raises(tsfarm.MachineError, 2, tsfarm.open_farm, "/none/farm.db")
        self.raises(tsfarm.FarmError, 20004, tsfarm.create, self.path, YAML)
        with self.assertRaisesRegex(tsfarm.FarmError, "unknown key 'foo'"):
            tsfarm.create("x.db", "foo: 1")
        self.path.with_name("text").write_text("text")
        self.raises(tsfarm.FarmError, 20001, tsfarm.open_farm, self.path.with_name("text"))


class Shadowing(WithFarm):
    """Servers of nt4 refuse."""
    yaml = """\
servers:
  WF12: {edition: ws2022, sessions: {2: {user: ada}, 3: {user: eva}}}
  WF13: {edition: nt4, sessions: {5: {user: tom}}}
accounts: {ada: [Administrators], tom: [Users], eva: [Users]}
"""

    def check(self, shadow, stop):
        shadow(3)
        self.assertEqual(self.ada.get(2).state, "shadow")
        self.raises(tsfarm.WindowsError, errors.SHADOW_INVALID, shadow, 3)
        stop(3)
        self.assertEqual(self.ada.get(2).state, "active")
        self.raises(tsfarm.WindowsError, errors.SHADOW_NOT_RUNNING, stop, 3)
        self.raises(tsfarm.WindowsError, 50, shadow, 5, server="WF13")

    def test_caller(self):
        self.check(self.ada.shadow, self.ada.stop_shadow)

    def test_api(self):
        sit(self.path)
        self.check(wtsapi.start_remote_control_session, wtsapi.stop_remote_control_session)


def sit(path):
    os.environ.update(TSFARM_DB=str(path), TSFARM_SERVER="WF12", TSFARM_SESSION="2")


class Api(WithFarm):
    def setUp(self):
        super().setUp()
        sit(self.path)

    def test_current(self):
        me = tsfarm.current()
        self.addCleanup(me.farm.close)
        self.assertEqual((me.server, me.session_id), ("WF12", 2))

    def test_calls(self):
        server = wtsapi.Server()
        self.assertEqual(server.enumerate_sessions()[0], (0, "Console", "active"))
        self.assertEqual(server.query_session_information(3, wtsapi.USER_NAME), b"eva\0")
        self.assertEqual(server.enumerate_processes(), [(3, 0x40000000 + 4 * 30, "calc.exe")])
        self.assertEqual(wtsapi.get_active_console_session_id(), 0)
        server.terminate_process(0x40000000 + 4 * 30)
        server.disconnect_session(wtsapi.CURRENT_SESSION)
        self.assertEqual(self.ada.get(2).state, "disconnected")
        self.raises(tsfarm.WindowsError, 7022, server.logoff_session, 99)
        other = wtsapi.Server("WF13")
        other.logoff_session(5)
        other.close()
        self.raises(tsfarm.WindowsError, 6, other.enumerate_sessions)


class Tap(unittest.TextTestResult):
    def startTest(self, test):
        super().startTest(test)
        self.failed = len(self.failures) + len(self.errors)

    def stopTest(self, test):
        super().stopTest(test)
        state = "ok" if self.failed == len(self.failures) + len(self.errors) else "not ok"
        print(f"{state} {self.testsRun} - {test.id()}", flush=True)


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    result = unittest.TextTestRunner(resultclass=Tap, verbosity=0).run(suite)
    sys.exit(not result.wasSuccessful())
