/** An exact fraction of whole numbers, for figures that are rounded only at the end. */
export class Fraction {
  readonly #n: bigint;
  /** positive */
  readonly #d: bigint;

  private constructor(n: bigint, d: bigint) {
    const sign = d < 0n ? -1n : 1n;
    const divisor = gcd(n < 0n ? -n : n, d * sign) || 1n;
    this.#n = (n * sign) / divisor;
    this.#d = (d * sign) / divisor;
  }

  /** `numerator` and `denominator` are whole numbers; a denominator of 0 throws. */
  static of(numerator: number, denominator = 1): Fraction {
    if (denominator === 0) throw new RangeError('a fraction over 0');
    return new Fraction(BigInt(numerator), BigInt(denominator));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.#n * other.#d + other.#n * this.#d, this.#d * other.#d);
  }

  minus(other: Fraction): Fraction {
    return new Fraction(this.#n * other.#d - other.#n * this.#d, this.#d * other.#d);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#n * other.#n, this.#d * other.#d);
  }

  over(other: Fraction): Fraction {
    if (other.#n === 0n) throw new RangeError('a fraction over 0');
    return new Fraction(this.#n * other.#d, this.#d * other.#n);
  }

  atLeastZero(): Fraction {
    return this.#n < 0n ? Fraction.of(0) : this;
  }

  /** negative, 0 or positive as this is smaller than, equal to or greater than the other */
  compare(other: Fraction): number {
    const difference = this.#n * other.#d - other.#n * this.#d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** In JSON a number of at most 4 decimals. */
  toJSON(): number {
    return this.rounded(4);
  }

  /** As a number with so many decimals, halves away from zero. */
  rounded(decimals: number): number {
    const scale = 10n ** BigInt(decimals);
    const magnitude = this.#n < 0n ? -this.#n : this.#n;
    const units = (magnitude * scale * 2n + this.#d) / (this.#d * 2n);
    return (Number(units) / Number(scale)) * (this.#n < 0n && units > 0n ? -1 : 1);
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
