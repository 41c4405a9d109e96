/* Let a program see a processor with AVX2 and FMA and nothing newer, at full speed: Linux on x86-64 only.

       gcc -O2 -shared -fPIC -o as_avx2.so training/as_avx2.c
       LD_PRELOAD=./as_avx2.so python ...

   The kernel makes the instruction CPUID fault (arch_prctl(2), ARCH_SET_CPUID, on processors with cpuid_fault); the
   handler answers it with the bits of AVX-512, AMX and VNNI cleared, so that libraries choose their AVX2 kernels. */

#define _GNU_SOURCE
#include <asm/prctl.h>
#include <cpuid.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

/* Leaf 7, subleaf 0: the bits that stay in EBX are those of Haswell (FSGSBASE BMI1 AVX2 BMI2 ERMS). */
static const unsigned int LEAF7_EBX = 1u << 0 | 1u << 3 | 1u << 5 | 1u << 8 | 1u << 9;

static void set_cpuid(unsigned long enabled) { syscall(SYS_arch_prctl, ARCH_SET_CPUID, enabled); }

static void answer(int signal_number, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    const unsigned char *instruction = (const unsigned char *)registers[REG_RIP];
    unsigned int leaf = registers[REG_RAX], subleaf = registers[REG_RCX], a, b, c, d;
    (void)info;
    if (instruction[0] != 0x0f || instruction[1] != 0xa2) { /* not CPUID: a crash like any other */
        signal(signal_number, SIG_DFL);
        return;
    }
    set_cpuid(1);
    __cpuid_count(leaf, subleaf, a, b, c, d);
    set_cpuid(0);
    if (leaf == 7) {
        a = 0; /* no subleaf 1, which holds AVX-VNNI, and no others */
        b = subleaf == 0 ? b & LEAF7_EBX : 0;
        c = d = 0;
    }
    registers[REG_RAX] = a;
    registers[REG_RBX] = b;
    registers[REG_RCX] = c;
    registers[REG_RDX] = d;
    registers[REG_RIP] += 2;
}

__attribute__((constructor)) static void start(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = answer;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSEGV, &action, NULL);
    set_cpuid(0);
}
